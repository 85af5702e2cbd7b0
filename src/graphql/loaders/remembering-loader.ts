import type { Memory } from '../../store/memory.js';
import type { Shelf } from '../../store/shelf.js';
import type { Level, Loader } from './level.js';
import { sameId } from './restore-order.js';

/** Asks once a request, and only where something is remembered, what has changed since. */
export class Freshness {
  private confirmation: Promise<void> | undefined;

  constructor(
    private readonly level: Level,
    readonly memory: Memory,
  ) {}

  confirmed(): Promise<void> {
    return (this.confirmation ??= this.memory.catchUp(this.level));
  }
}

/**
 * Answers from the memory that requests share what no transaction has changed that was committed before this request
 * began; the rest as one batch. Talks to the shelf, and through the level to the database.
 */
export class RememberingLoader<Value extends object, Missing extends null = null> {
  private readonly loader: Loader<string, Value | Missing>;

  constructor(
    level: Level,
    private readonly freshness: Freshness,
    private readonly shelf: Shelf<Value>,
    read: (ids: readonly string[]) => Promise<(Value | Missing)[]>,
  ) {
    this.loader = level.loader(async (ids: readonly string[]) => {
      const ticket = shelf.expect(ids);
      try {
        const rows = await read(ids);
        shelf.keep(ticket, byId<Value>(ids, rows));
        return rows;
      } catch (error) {
        shelf.giveUp(ticket);
        throw error;
      }
    }, sameId);
  }

  async load(id: string): Promise<Value | Missing> {
    if (!this.shelf.has(id)) return this.loader.load(id);
    await this.freshness.confirmed();
    return this.shelf.get(id) ?? this.loader.load(id);
  }
}

/** What is not there is not remembered: it may come. */
function byId<Value extends object>(
  ids: readonly string[],
  rows: readonly (Value | null)[],
): Map<string, Value> {
  const found = new Map<string, Value>();
  ids.forEach((id, i) => {
    const row = rows[i];
    if (row) found.set(id, row);
  });
  return found;
}
