import type pg from 'pg';
import { VerbatimError } from '../domain/errors.js';
import { ConnectionPool, type DatabaseOptions } from './connection-pool.js';
import { isConsequence } from './database-failure.js';
import type { RequestEnd } from './request-end.js';
import { sql, unprepared, type Sql } from './sql.js';

export {
  ANSWERED_CHANNEL,
  SQL_CHANNEL,
  type AnsweredSql,
  type DatabaseOptions,
  type SentSql,
} from './connection-pool.js';

/** The oldest PostgreSQL whose SQL is spoken here. */
export const OLDEST_MAJOR_VERSION = 15;

/**
 * Where a statement can be sent: the database, or a transaction in it. In a transaction, those that are sent without
 * waiting for each other are run in their order and are one journey.
 */
export interface Queryable {
  query<Row extends pg.QueryResultRow>(statement: Sql, values?: readonly unknown[]): Promise<Row[]>;
}

/** One statement with its values. */
export interface BoundSql {
  readonly statement: Sql;
  readonly values: readonly unknown[];
}

/** Where many statements can be sent at once. */
export interface Pipeline {
  /** @returns for each statement its rows, as soon as they have come; one that fails fails alone */
  queryTogether(statements: readonly BoundSql[]): Promise<pg.QueryResultRow[]>[];
}

const serverTraits = unprepared(
  'serverTraits',
  `select current_setting('server_version_num')::integer as version,
     current_setting('server_encoding') as encoding`,
);
const begin = sql('begin', 'begin');
const commit = sql('commit', 'commit');
const rollback = sql('rollback', 'rollback');
const advisoryLock = sql('advisoryLock', 'select pg_advisory_lock($1)');
const advisoryUnlock = sql('advisoryUnlock', 'select pg_advisory_unlock($1)');
const advisoryUnlockAll = sql('advisoryUnlockAll', 'select pg_advisory_unlock_all()');

async function requireTraits(pool: ConnectionPool): Promise<void> {
  const [row] = await pool.askOnce<{ version: number; encoding: string }>(serverTraits);
  const major = Math.floor((row?.version ?? 0) / 10_000);
  if (major < OLDEST_MAJOR_VERSION) {
    throw new VerbatimError(
      'DATABASE_UNSUITABLE',
      `PostgreSQL ${String(OLDEST_MAJOR_VERSION)} or later is needed; this one is ${String(major)}.`,
    );
  }
  if (row?.encoding !== 'UTF8') {
    throw new VerbatimError(
      'DATABASE_UNSUITABLE',
      `The database must be in UTF8, not ${row?.encoding ?? ''}.`,
    );
  }
}

/** Has what is sent from here until all that can go on without an answer has gone on leave as one packet. */
function holdBack({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
}

/** Sends named statements to one PostgreSQL. Decides which of them share a connection; knows no table. */
export class Database implements Queryable, Pipeline {
  private constructor(private readonly pool: ConnectionPool) {}

  /** One that is not asked whether it is there, and what it is. */
  static unseen(url: string, options: DatabaseOptions = {}): Database {
    return new Database(new ConnectionPool(url, options));
  }

  /** @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE */
  static async connect(url: string, options: DatabaseOptions = {}): Promise<Database> {
    const pool = new ConnectionPool(url, options);
    try {
      await requireTraits(pool);
    } catch (error) {
      await pool.close();
      throw error;
    }
    return new Database(pool);
  }

  query<Row extends pg.QueryResultRow>(statement: Sql, values: readonly unknown[] = []): Promise<Row[]> {
    return this.pool.query<Row>(statement, values);
  }

  /**
   * All on one connection, one after the other without waiting between them: ten statements are one journey, and one
   * process of the database is woken once. To be used for statements that are quickly done.
   * @param end cuts the connection when it comes, and with it what runs there
   */
  queryTogether(statements: readonly BoundSql[], end?: RequestEnd): Promise<pg.QueryResultRow[]>[] {
    if (statements.length < (end ? 1 : 2))
      return statements.map(({ statement, values }) => this.query(statement, values));
    const sentNow = new Promise<Promise<pg.QueryResultRow[]>[]>((resolve, reject) => {
      this.pool
        .withConnection(async (client) => {
          const { stream } = client.connection;
          stream.cork();
          const answers = statements.map(({ statement, values }) =>
            this.pool.send(client, statement, values),
          );
          stream.uncork();
          resolve(answers);
          await Promise.allSettled(answers);
        }, end)
        .catch(reject);
    });
    return statements.map(async (_, i) => (await sentNow)[i] ?? []);
  }

  /**
   * Runs `work` in one transaction: all of it is kept when `work` resolves, none of it when it rejects or when anything
   * that it sent fails. What it sends last need not be awaited: then it is one journey with the commit.
   */
  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.pool.withConnection(async (client) => {
      const connection = this.on(client);
      let isOpen = true;
      const failures: unknown[] = [];
      const query = <Row extends pg.QueryResultRow>(statement: Sql, values: readonly unknown[] = []) => {
        // Of what was sent together one failed, and another would go on.
        if (!isOpen) return Promise.reject(new Error('The transaction has ended.'));
        holdBack(client);
        const answer = connection.query<Row>(statement, values);
        answer.catch((failure: unknown) => failures.push(failure));
        return answer;
      };
      const begun = query(begin);
      // Told below: what is sent after it fails as well.
      begun.catch(() => undefined);
      try {
        const result = await work({ query });
        await begun;
        await query(commit);
        // Of a transaction in which something failed, PostgreSQL takes a commit for a rollback.
        if (failures.length > 0) throw failures[0];
        return result;
      } catch (error) {
        isOpen = false;
        await this.pool.send(client, rollback, []).catch(() => undefined);
        // Whoever sent many at once may have waited for a later one than the first that failed.
        throw isConsequence(error) ? failures[0] : error;
      }
    });
  }

  /** Runs `work` while no other session holds the lock of this number; waits for it as long as it takes. */
  async withAdvisoryLock<T>(lock: number, work: () => Promise<T>): Promise<T> {
    return this.pool.withConnection(async (client) => {
      await this.pool.send(client, advisoryLock, [lock]);
      try {
        return await work();
      } finally {
        await this.pool.send(client, advisoryUnlock, [lock]);
      }
    });
  }

  /** Runs `work` on one connection of its own. The advisory locks that it takes are held until it ends. */
  async withSession<T>(work: (session: Queryable) => Promise<T>): Promise<T> {
    return this.pool.withConnection(async (client) => {
      try {
        return await work(this.on(client));
      } finally {
        await this.pool.send(client, advisoryUnlockAll, []).catch(() => undefined);
      }
    });
  }

  /** How its connections are used now. */
  get connections(): ConnectionPool['connections'] {
    return this.pool.connections;
  }

  /** Statements that are still under way have a second. */
  async close(): Promise<void> {
    await this.pool.close();
  }

  private on(client: pg.PoolClient): Queryable {
    return { query: (statement, values = []) => this.pool.send(client, statement, values) };
  }
}
