import { VerbatimError } from '../domain/errors.js';
import { Database, type DatabaseOptions, type Pipeline } from './database.js';
import { isRecoveryConflict } from './database-failure.js';
import type { Memory } from './memory.js';
import { Replica } from './replica.js';
import { ReplicationLag } from './replication-lag.js';
import { writtenPosition } from './replication.js';
import type { RequestEnd } from './request-end.js';
import { untilEnd } from './until-end.js';

const LOOK_MS = 250;

export interface ReplicaOptions extends DatabaseOptions {
  /** How far behind one may be, in milliseconds. */
  readonly lagMs: number;
  /** As `Memory` takes it, for each of them. */
  readonly memoryRows: number;
}

/** Where a request reads, and what is remembered of that. */
export interface ReadSource {
  readonly pipeline: Pipeline;
  readonly memory: Memory;
}

/**
 * Decides which replica a request reads from: the next of those that are there and not too far behind. Talks to the
 * primary and to all of them, four times a second.
 */
export class Replicas {
  private readonly lag: ReplicationLag;
  private readonly timer: NodeJS.Timeout;
  private turn = 0;
  private isPrimaryAsked = false;

  private constructor(
    private readonly primary: Database,
    private readonly replicas: readonly Replica[],
    private readonly lagMs: number,
  ) {
    this.lag = new ReplicationLag(2 * lagMs + LOOK_MS);
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Those that are away now are used once they are there. */
  static async watch(
    primary: Database,
    urls: readonly string[],
    { lagMs, memoryRows, ...options }: ReplicaOptions,
  ): Promise<Replicas> {
    const found = urls.map((url) => new Replica(Database.unseen(url, options), memoryRows));
    const replicas = new Replicas(primary, found, lagMs);
    await replicas.look();
    return replicas;
  }

  /** How the connections to each of them are used now, in the order of the settings. */
  get connections(): readonly Database['connections'][] {
    return this.replicas.map(({ database }) => database.connections);
  }

  /** The next one that may be read, or null where none may. */
  next(): Replica | null {
    const now = performance.now();
    const usable = this.replicas.filter(
      (replica) => replica.isThere(now) && this.lag.of(replica.replayed, now) <= this.lagMs,
    );
    return usable[this.turn++ % usable.length] ?? null;
  }

  /**
   * Where a request reads until its end: one replica from its beginning on, so that it does not go back in time; and the
   * primary instead, once that replica fails it.
   * @returns null where none may be read
   */
  source(end: RequestEnd): ReadSource | null {
    const replica = this.next();
    if (!replica) return null;
    const { memory } = replica;
    const own = untilEnd(replica.database, end);
    const primary = untilEnd(this.primary, end);
    let hasFailed = false;
    const instead = (error: unknown): void => {
      const isAway = error instanceof VerbatimError && error.code === 'DATABASE_UNREACHABLE';
      if (end.reason || !(isAway || isRecoveryConflict(error))) throw error;
      hasFailed = true;
      replica.leave();
    };
    const pipeline: Pipeline = {
      queryTogether: (statements) => {
        if (hasFailed) return primary.queryTogether(statements);
        return own.queryTogether(statements).map(async (rows, i) => {
          try {
            return await rows;
          } catch (error) {
            instead(error);
            const [again] = primary.queryTogether(statements.slice(i, i + 1));
            return (await again) ?? [];
          }
        });
      },
    };
    return { pipeline, memory };
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.replicas.map(({ database }) => database.close()));
  }

  /** One that does not answer does not keep the others from being asked. */
  private async look(): Promise<void> {
    await Promise.all([this.lookAtPrimary(), ...this.replicas.map((replica) => replica.look())]);
  }

  private async lookAtPrimary(): Promise<void> {
    if (this.isPrimaryAsked) return;
    this.isPrimaryAsked = true;
    const at = performance.now();
    const written = await writtenPosition(this.primary).catch(() => null);
    if (written !== null) this.lag.note(at, written);
    this.isPrimaryAsked = false;
  }
}
