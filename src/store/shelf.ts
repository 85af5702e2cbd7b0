import { LRUCache } from 'lru-cache';

/** What is on its way from the database, to be kept unless it changes meanwhile. */
export type Ticket = ReadonlyMap<string, symbol>;

/** What is put on a shelf: under its key, for as long as its owner does not change. */
export interface Kept<Value> {
  readonly owner: string;
  readonly key: string;
  readonly value: Value;
}

/** About as many characters as take the room of a row. */
const CHARACTERS_OF_A_ROW = 256;

/** How much of a shelf's room a value takes, in rows. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length + 1;
  return typeof value === 'string' ? Math.ceil(value.length / CHARACTERS_OF_A_ROW) + 1 : 1;
}

/**
 * Keeps what was read, each under the id of the noun it belongs to, its owner. Decides what stays: what was used last,
 * and nothing whose owner changed while it was read. Talks to nobody.
 */
export class Shelf<Value> {
  private readonly kept: LRUCache<string, Kept<Value>>;
  private readonly keysByOwner = new Map<string, Set<string>>();
  private readonly expected = new Map<string, Set<symbol>>();

  /** @param maxRows a list counts as many as it holds, and one; 0 to keep nothing */
  constructor(private readonly maxRows: number) {
    this.kept = new LRUCache({
      // The library takes 0 for no bound.
      maxSize: Math.max(1, maxRows),
      sizeCalculation: ({ value }) => sizeOf(value),
      noDisposeOnSet: true,
      dispose: (left) => {
        this.forgetKey(left);
      },
    });
  }

  /** Whether anything is ever kept here. */
  get isKeeping(): boolean {
    return this.maxRows > 0;
  }

  get isEmpty(): boolean {
    return this.kept.size === 0;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  get(key: string): Value | undefined {
    return this.kept.get(key)?.value;
  }

  /** To be called before the statement is sent that reads what belongs to these owners. */
  expect(owners: Iterable<string>): Ticket {
    if (this.maxRows === 0) return new Map();
    const ticket = new Map<string, symbol>();
    for (const owner of owners) if (!ticket.has(owner)) ticket.set(owner, Symbol(owner));
    for (const [owner, mark] of ticket) {
      const marks = this.expected.get(owner);
      if (marks) marks.add(mark);
      else this.expected.set(owner, new Set([mark]));
    }
    return ticket;
  }

  /** Keeps what has come of what was expected; of owners that were dropped since, nothing. */
  keep(ticket: Ticket, come: readonly Kept<Value>[]): void {
    const unchanged = new Set<string>();
    for (const [owner, mark] of ticket) if (this.take(owner, mark)) unchanged.add(owner);
    for (const each of come) {
      if (!unchanged.has(each.owner)) continue;
      this.kept.set(each.key, each);
      // What is larger than the whole shelf is not taken.
      if (this.kept.has(each.key)) this.keysOf(each.owner).add(each.key);
    }
  }

  /** For what is expected no longer, as the statement failed. */
  giveUp(ticket: Ticket): void {
    for (const [owner, mark] of ticket) this.take(owner, mark);
  }

  drop(owners: readonly string[]): void {
    for (const owner of owners) {
      for (const key of [...(this.keysByOwner.get(owner) ?? [])]) this.kept.delete(key);
      this.expected.delete(owner);
    }
  }

  clear(): void {
    this.kept.clear();
    this.keysByOwner.clear();
    this.expected.clear();
  }

  private keysOf(owner: string): Set<string> {
    const known = this.keysByOwner.get(owner);
    if (known) return known;
    const keys = new Set<string>();
    this.keysByOwner.set(owner, keys);
    return keys;
  }

  private forgetKey({ owner, key }: Kept<Value>): void {
    const keys = this.keysByOwner.get(owner);
    keys?.delete(key);
    if (keys?.size === 0) this.keysByOwner.delete(owner);
  }

  /** @returns whether it was still expected */
  private take(owner: string, mark: symbol): boolean {
    const marks = this.expected.get(owner);
    if (!marks?.delete(mark)) return false;
    if (marks.size === 0) this.expected.delete(owner);
    return true;
  }
}
