import type { Database } from './database.js';
import { Memory } from './memory.js';
import { replayedPosition } from './replication.js';

/** One that has not answered for so long is away. */
const SILENCE_MS = 1_500;

/**
 * One replica, with what is remembered of it alone: what another database answered may be older or newer. Decides
 * whether it is there; talks to its database.
 */
export class Replica {
  /** How far it had followed when it was last asked. */
  replayed = -1n;
  private seenAt = -Infinity;
  private isAsked = false;
  private remembered: Memory;

  constructor(
    readonly database: Database,
    private readonly memoryRows: number,
  ) {
    this.remembered = new Memory(memoryRows, database);
  }

  get memory(): Memory {
    return this.remembered;
  }

  isThere(now: number): boolean {
    return now - this.seenAt <= SILENCE_MS;
  }

  /** Asks how far it is; the last question must have been answered, or given up. */
  async look(): Promise<void> {
    if (this.isAsked) return;
    this.isAsked = true;
    try {
      const position = await replayedPosition(this.database);
      if (position === null) {
        this.leave();
        return;
      }
      this.replayed = position;
      this.seenAt = performance.now();
    } catch {
      // Once it has been silent for too long it is away; who reads it meanwhile finds out at once.
    } finally {
      this.isAsked = false;
    }
  }

  /**
   * It is away, until it answers again. Requests under way may ask the primary instead and remember that, which would
   * make what is remembered newer than the replica: whoever comes later begins anew.
   */
  leave(): void {
    if (this.seenAt === -Infinity) return;
    this.seenAt = -Infinity;
    this.remembered = new Memory(this.memoryRows, this.database);
  }
}
