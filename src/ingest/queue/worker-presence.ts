import { setTimeout as delay } from 'node:timers/promises';
import type { Database, Queryable } from '../../store/database.js';
import { announceWorkers, releaseJobsOfDead } from '../../store/page-queue.js';

/** How often the jobs of the dead are looked for. */
const ROUND_MS = 5_000;
const RECONNECT_MS = 500;

/**
 * Tells other processes that the workers of this one are alive, and gives back the jobs of those that are not. Talks to
 * the store, on one connection that lives as long as the process.
 */
export class WorkerPresence {
  private readonly ids = new Set<string>();
  private readonly ended = new AbortController();
  private readonly life: Promise<void>;
  private wakeUp: () => void = () => undefined;
  private announced: (() => void)[] = [];

  constructor(private readonly database: Database) {
    this.life = this.live();
  }

  /** Resolves once everybody can see that this worker is alive: before that it must not take a job. */
  announce(id: string): Promise<void> {
    this.ids.add(id);
    const done = new Promise<void>((resolve) => this.announced.push(resolve));
    this.wakeUp();
    return done;
  }

  async end(): Promise<void> {
    this.ended.abort();
    this.wakeUp();
    await this.life;
  }

  private async live(): Promise<void> {
    while (!this.ended.signal.aborted) {
      try {
        await this.database.withSession((session) => this.rounds(session));
      } catch {
        // The database will come back, or the jobs will fail and say why.
        await delay(RECONNECT_MS);
      }
    }
  }

  private async rounds(session: Queryable): Promise<void> {
    while (!this.ended.signal.aborted) {
      const waiting = this.announced.splice(0);
      try {
        if (this.ids.size > 0) await announceWorkers(session, [...this.ids]);
        await releaseJobsOfDead(session);
      } catch (error) {
        this.announced.push(...waiting);
        throw error;
      }
      for (const tell of waiting) tell();
      if (this.announced.length === 0) await this.nextRound();
    }
  }

  private nextRound(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ROUND_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
