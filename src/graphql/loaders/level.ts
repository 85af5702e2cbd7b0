import DataLoader from 'dataloader';
import type { QueryResultRow } from 'pg';
import type { Queryable } from '../../store/database.js';
import type { Sql } from '../../store/sql.js';

/**
 * Holds a request's batches back until every statement under way has come back, so that a level of a query is
 * one statement a question, in whatever order the answers of the level before arrive. Talks to the database.
 */
export class Level implements Queryable {
  private underWay = 0;
  private isDue = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly database: Queryable) {}

  async query<Row extends QueryResultRow>(statement: Sql, values?: readonly unknown[]): Promise<Row[]> {
    this.underWay++;
    try {
      return await this.database.query<Row>(statement, values);
    } finally {
      this.underWay--;
      this.sendSoon();
    }
  }

  /**
   * A loader whose batches wait for the level's end.
   * @param cacheKeyFn tells keys apart; needed where they are objects
   */
  loader<Key, Value>(
    batch: (keys: readonly Key[]) => Promise<Value[]>,
    cacheKeyFn: (key: Key) => string,
  ): DataLoader<Key, Value, string> {
    return new DataLoader(batch, {
      cacheKeyFn,
      batchScheduleFn: (send) => {
        this.waiting.push(send);
        this.sendSoon();
      },
    });
  }

  /** After the promises that an answer settles have run, and with them the resolvers that ask for more. */
  private sendSoon(): void {
    if (this.isDue || this.underWay > 0) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      if (this.underWay > 0) return;
      const due = this.waiting;
      this.waiting = [];
      for (const send of due) send();
    });
  }
}
