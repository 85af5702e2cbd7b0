import { channel } from 'node:diagnostics_channel';
import DataLoader from 'dataloader';
import type { QueryResultRow } from 'pg';
import type { Pipeline, Queryable } from '../../store/database.js';
import type { Sql } from '../../store/sql.js';
import type { PromiseOrValue } from '../promise-or-value.js';

/** The number of keys of every batch: for metrics. */
export const BATCH_CHANNEL = 'verbatim:batch';
const batched = channel(BATCH_CHANNEL);

/** Answers one question about one thing, together with all who ask it in the same level. */
export interface Loader<Key, Value> {
  readonly load: (key: Key) => PromiseOrValue<Value>;
}

/** A statement to be sent, and who waits for its rows. */
interface Outgoing {
  readonly statement: Sql;
  readonly values: readonly unknown[];
  readonly answer: (rows: Promise<QueryResultRow[]>) => void;
}

/**
 * Holds a request's batches back until every statement under way has come back, so that a level of a query is
 * one statement a question, in whatever order the answers of the level before arrive, and sends the statements of a
 * level together. Talks to the database.
 */
export class Level implements Queryable {
  /** How many it has sent. */
  statementCount = 0;
  private underWay = 0;
  private isDue = false;
  private waiting: (() => void)[] = [];
  private outgoing: Outgoing[] = [];
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly database: Pipeline) {}

  async query<Row extends QueryResultRow>(statement: Sql, values: readonly unknown[] = []): Promise<Row[]> {
    if (this.failure) throw this.failure.error;
    this.statementCount++;
    this.underWay++;
    try {
      return (await this.sendWithOthers(statement, values)) as Row[];
    } finally {
      this.underWay--;
      this.sendSoon();
    }
  }

  /** Whatever is asked from here on fails so. */
  giveUp(error: unknown): void {
    this.failure = { error };
  }

  /**
   * A loader whose batches wait for the level's end.
   * @param cacheKeyFn tells keys apart; needed where they are objects
   */
  loader<Key, Value>(
    batch: (keys: readonly Key[]) => Promise<Value[]>,
    cacheKeyFn: (key: Key) => string,
  ): Loader<Key, Value> {
    // Made when first asked: a query asks few of the many questions there are.
    let loader: DataLoader<Key, Value, string> | undefined;
    const counted = (keys: readonly Key[]): Promise<Value[]> => {
      if (batched.hasSubscribers) batched.publish(keys.length);
      return batch(keys);
    };
    const batchScheduleFn = (send: () => void): void => {
      this.waiting.push(send);
      this.sendSoon();
    };
    return {
      load: (key) => (loader ??= new DataLoader(counted, { cacheKeyFn, batchScheduleFn })).load(key),
    };
  }

  /** With all the statements that are asked for before anything else has its turn. */
  private sendWithOthers(statement: Sql, values: readonly unknown[]): Promise<QueryResultRow[]> {
    return new Promise((resolve) => {
      this.outgoing.push({ statement, values, answer: resolve });
      if (this.outgoing.length === 1)
        queueMicrotask(() => {
          this.sendOutgoing();
        });
    });
  }

  private sendOutgoing(): void {
    const sent = this.outgoing;
    this.outgoing = [];
    // What is not prepared may take long: it does not keep the others waiting, nor its like.
    const quick = sent.filter(({ statement }) => statement.preparedName !== undefined);
    const others = sent.filter(({ statement }) => statement.preparedName === undefined);
    for (const group of [quick, ...others.map((one) => [one])])
      this.database.queryTogether(group).forEach((rows, i) => group[i]?.answer(rows));
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
