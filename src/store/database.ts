import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { VerbatimError } from '../domain/errors.js';
import { sql, type Sql } from './sql.js';

/** The oldest PostgreSQL whose SQL is spoken here. */
const OLDEST_MAJOR_VERSION = 15;
const CONNECT_TIMEOUT_MS = 5_000;

const SESSION = {
  TimeZone: 'UTC',
  // Two letters that changed places in a name of two words leave it this like: see `similar-names.ts`.
  'pg_trgm.word_similarity_threshold': 0.5,
};

/** Every statement sent, as `SentSql`: for tests that count them, and for metrics. */
export const SQL_CHANNEL = 'verbatim:sql';
const sent = channel(SQL_CHANNEL);

export interface SentSql {
  readonly name: string;
  readonly text: string;
}

/** Where a statement can be sent: the database, or a transaction in it. */
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

type Connection = pg.Pool | pg.PoolClient;

async function send<Row extends pg.QueryResultRow>(
  connection: Connection,
  { name, text, preparedName }: Sql,
  values: readonly unknown[],
): Promise<Row[]> {
  if (sent.hasSubscribers) sent.publish({ name, text } satisfies SentSql);
  try {
    return (await connection.query<Row>({ name: preparedName, text, values: [...values] })).rows;
  } catch (error) {
    if (isTimeout(error)) throw tooExpensive(error);
    if (isConnectionFailure(error)) throw unreachable(error);
    throw isForbidden(error) ? forbidden(error) : error;
  }
}

/** SQLSTATE 57014, query_canceled: the statement ran longer than its connection allows. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

function tooExpensive(cause: unknown): VerbatimError {
  const sentence = 'This takes the database too long: ask for less, for example by a narrower filter.';
  return new VerbatimError('QUERY_TOO_EXPENSIVE', sentence, { cause });
}

/** SQLSTATE classes 08 (connection), 57P (shut down), 53300 (too many) and 3D000 (no such database); and what the socket says. */
function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|57P|53300$|3D000$|E[A-Z]+$)/.test(code) ||
    /^(Connection terminated|timeout exceeded)/.test(error.message)
  );
}

/** SQLSTATE 42501, insufficient_privilege. */
export function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

/** What a missing privilege becomes. */
export function forbidden(cause: unknown): VerbatimError {
  return new VerbatimError('DATABASE_FORBIDDEN', 'The database does not let this user do that.', { cause });
}

function unreachable(cause: unknown): VerbatimError {
  return new VerbatimError('DATABASE_UNREACHABLE', 'The database cannot be reached.', { cause });
}

const serverTraits = sql(
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

/** Sends named statements to one PostgreSQL through a pool. Knows no table; talks to pg alone. */
export class Database implements Queryable, Pipeline {
  private constructor(private readonly pool: pg.Pool) {}

  /**
   * @param statementTimeoutMs how long one statement may take before it is refused as QUERY_TOO_EXPENSIVE; 0 for ever
   * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE
   */
  static async connect(url: string, statementTimeoutMs = 0): Promise<Database> {
    const pool = new pg.Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'verbatim',
      // A statement is sent at once, not when those before it on the same connection have been answered.
      pipeline: true,
      options: Object.entries({ ...SESSION, statement_timeout: statementTimeoutMs })
        .map(([setting, value]) => `-c ${setting}=${String(value)}`)
        .join(' '),
    });
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    pool.on('error', () => undefined);
    const database = new Database(pool);
    try {
      await database.requireTraits();
    } catch (error) {
      await pool.end();
      throw error instanceof VerbatimError ? error : unreachable(error);
    }
    return database;
  }

  private async requireTraits(): Promise<void> {
    const [row] = await this.query<{ version: number; encoding: string }>(serverTraits);
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

  query<Row extends pg.QueryResultRow>(statement: Sql, values: readonly unknown[] = []): Promise<Row[]> {
    return send<Row>(this.pool, statement, values);
  }

  /**
   * All on one connection, one after the other without waiting between them: ten statements are one journey, and one
   * process of the database is woken once. To be used for statements that are quickly done.
   */
  queryTogether(statements: readonly BoundSql[]): Promise<pg.QueryResultRow[]>[] {
    if (statements.length < 2)
      return statements.map(({ statement, values }) => this.query(statement, values));
    const sentNow = new Promise<Promise<pg.QueryResultRow[]>[]>((resolve, reject) => {
      this.withConnection(async (client) => {
        const { stream } = client.connection;
        stream.cork();
        const answers = statements.map(({ statement, values }) => send(client, statement, values));
        stream.uncork();
        resolve(answers);
        await Promise.allSettled(answers);
      }).catch(reject);
    });
    return statements.map(async (_, i) => (await sentNow)[i] ?? []);
  }

  /** Runs `work` in one transaction: all of it is kept when `work` resolves, none of it when it rejects. */
  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      await send(client, begin, []);
      try {
        const result = await work({ query: (statement, values = []) => send(client, statement, values) });
        await send(client, commit, []);
        return result;
      } catch (error) {
        await send(client, rollback, []).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Runs `work` while no other session holds the lock of this number; waits for it as long as it takes. */
  async withAdvisoryLock<T>(lock: number, work: () => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      await send(client, advisoryLock, [lock]);
      try {
        return await work();
      } finally {
        await send(client, advisoryUnlock, [lock]);
      }
    });
  }

  /** Runs `work` on one connection of its own. The advisory locks that it takes are held until it ends. */
  async withSession<T>(work: (session: Queryable) => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      try {
        return await work({ query: (statement, values = []) => send(client, statement, values) });
      } finally {
        await send(client, advisoryUnlockAll, []).catch(() => undefined);
      }
    });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
    let failure: Error | undefined;
    const onError = (error: Error): void => void (failure = error);
    client.on('error', onError);
    try {
      return await work(client);
    } finally {
      client.off('error', onError);
      client.release(failure);
    }
  }
}
