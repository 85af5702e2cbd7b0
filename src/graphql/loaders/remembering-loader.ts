import type { Memory } from '../../store/memory.js';
import type { Kept, Shelf } from '../../store/shelf.js';
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

/** How the answers to a question are remembered. */
export interface Keyed<Key> {
  keyOf(this: void, key: Key): string;
  /** The id of the noun whose change makes the answer another. */
  ownerOf(this: void, key: Key): string;
}

/** A noun's own row, or a relation of it, is remembered under its id. */
export const BY_ID: Keyed<string> = { keyOf: sameId, ownerOf: sameId };

/**
 * Answers from the memory that requests share what no transaction has changed that was committed before this request
 * began; the rest as one batch. Talks to the shelf, and through the level to the database.
 */
export class RememberingLoader<Key, Answer> implements Loader<Key, Answer> {
  private readonly loader: Loader<Key, Answer>;

  /** @param read for each key its answer; null where nothing is there, which is not remembered: it may come */
  constructor(
    level: Level,
    private readonly freshness: Freshness,
    private readonly shelf: Shelf<NonNullable<Answer>>,
    private readonly keyed: Keyed<Key>,
    read: (keys: readonly Key[]) => Promise<Answer[]>,
  ) {
    const { keyOf, ownerOf } = keyed;
    this.loader = level.loader(async (keys: readonly Key[]) => {
      const ticket = shelf.expect(keys.map(ownerOf));
      try {
        const answers = await read(keys);
        const come = keys.flatMap((key, i): Kept<NonNullable<Answer>>[] => {
          const value = answers[i] ?? null;
          return value === null ? [] : [{ owner: ownerOf(key), key: keyOf(key), value }];
        });
        shelf.keep(ticket, come);
        return answers;
      } catch (error) {
        shelf.giveUp(ticket);
        throw error;
      }
    }, keyOf);
  }

  async load(key: Key): Promise<Answer> {
    const kept = this.keyed.keyOf(key);
    if (!this.shelf.has(kept)) return this.loader.load(key);
    await this.freshness.confirmed();
    return this.shelf.get(kept) ?? this.loader.load(key);
  }
}
