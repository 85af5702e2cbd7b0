import type { Memory } from '../../store/memory.js';
import type { RequestEnd } from '../../store/request-end.js';
import type { Kept, Shelf } from '../../store/shelf.js';
import type { PromiseOrValue } from '../promise-or-value.js';
import type { Level, Loader } from './level.js';
import { sameId } from './restore-order.js';

/** Asks once a request, and only where something is remembered, what has changed since. */
export class Freshness {
  /** Whether what is remembered holds for this request. */
  isConfirmed = false;
  private confirmation: Promise<void> | undefined;

  constructor(
    private readonly level: Level,
    readonly memory: Memory,
  ) {}

  confirmed(): Promise<void> {
    return (this.confirmation ??= this.memory.catchUp(this.level).then(this.confirm));
  }

  /**
   * The same by one question for all requests that wait for nothing else.
   * @param end when this one waits no longer
   */
  confirmedWithOthers(end: RequestEnd): Promise<void> {
    return (this.confirmation ??= end.before(this.memory.catchUpTogether()).then(this.confirm));
  }

  private readonly confirm = (): void => {
    this.isConfirmed = true;
  };

  /** Asks with the first statement of a request, where otherwise the answer to that would show that it is needed. */
  expect(): void {
    if (this.memory.isEmpty) return;
    // Whoever needs it is told of the failure.
    this.confirmed().catch(() => undefined);
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
  private loader: Loader<Key, Answer> | undefined;

  /** @param read for each key its answer; null where nothing is there, which is not remembered: it may come */
  constructor(
    private readonly level: Level,
    private readonly freshness: Freshness,
    private readonly shelf: Shelf<NonNullable<Answer>>,
    private readonly keyed: Keyed<Key>,
    private readonly read: (keys: readonly Key[]) => Promise<Answer[]>,
  ) {}

  load(key: Key): PromiseOrValue<Answer> {
    const { shelf, freshness } = this;
    if (shelf.isEmpty) return this.fromDatabase(key);
    const kept = this.keyed.keyOf(key);
    if (freshness.isConfirmed) return shelf.get(kept) ?? this.fromDatabase(key);
    if (!shelf.has(kept)) return this.fromDatabase(key);
    return freshness.confirmed().then(() => shelf.get(kept) ?? this.fromDatabase(key));
  }

  private fromDatabase(key: Key): PromiseOrValue<Answer> {
    this.loader ??= this.level.loader((keys) => this.readAndKeep(keys), this.keyed.keyOf);
    return this.loader.load(key);
  }

  private async readAndKeep(keys: readonly Key[]): Promise<Answer[]> {
    const { shelf } = this;
    const { keyOf, ownerOf } = this.keyed;
    const ticket = shelf.expect(keys.map(ownerOf));
    try {
      const answers = await this.read(keys);
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
  }
}
