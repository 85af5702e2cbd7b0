import { LRUCache } from 'lru-cache';

/** What is on its way from the database, to be kept unless it changes meanwhile. */
export type Ticket = ReadonlyMap<string, symbol>;

/**
 * Keeps rows of one noun, or of one relation of it, under the noun's id. Decides which stay: those used last, and none
 * that changed while it was read. Talks to nobody.
 */
export class Shelf<Value extends object> {
  private readonly rows: LRUCache<string, Value>;
  private readonly expected = new Map<string, Set<symbol>>();

  /** @param maxRows a list counts as many as it holds, and one; 0 to keep nothing */
  constructor(private readonly maxRows: number) {
    this.rows = new LRUCache({
      // The library takes 0 for no bound.
      maxSize: Math.max(1, maxRows),
      sizeCalculation: (value) => (Array.isArray(value) ? value.length + 1 : 1),
    });
  }

  has(id: string): boolean {
    return this.rows.has(id);
  }

  get(id: string): Value | undefined {
    return this.rows.get(id);
  }

  /** To be called before the statement is sent that reads these rows. */
  expect(ids: readonly string[]): Ticket {
    if (this.maxRows === 0) return new Map();
    const ticket = new Map(ids.map((id) => [id, Symbol(id)]));
    for (const [id, mark] of ticket) {
      const marks = this.expected.get(id);
      if (marks) marks.add(mark);
      else this.expected.set(id, new Set([mark]));
    }
    return ticket;
  }

  /** Keeps what has come of what was expected; of what was dropped since, nothing. */
  keep(ticket: Ticket, rows: ReadonlyMap<string, Value>): void {
    for (const [id, mark] of ticket) {
      const row = rows.get(id);
      if (this.take(id, mark) && row !== undefined) this.rows.set(id, row);
    }
  }

  /** For what is expected no longer, as the statement failed. */
  giveUp(ticket: Ticket): void {
    for (const [id, mark] of ticket) this.take(id, mark);
  }

  drop(ids: readonly string[]): void {
    for (const id of ids) {
      this.rows.delete(id);
      this.expected.delete(id);
    }
  }

  clear(): void {
    this.rows.clear();
    this.expected.clear();
  }

  /** @returns whether it was still expected */
  private take(id: string, mark: symbol): boolean {
    const marks = this.expected.get(id);
    if (!marks?.delete(mark)) return false;
    if (marks.size === 0) this.expected.delete(id);
    return true;
  }
}
