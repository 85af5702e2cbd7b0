import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { VerbatimError } from '../domain/errors.js';
import { describeFailure, unreachable } from './database-failure.js';
import { SilenceWatch } from './silence-watch.js';
import { sql, unprepared, type Sql } from './sql.js';

/** The oldest PostgreSQL whose SQL is spoken here. */
const OLDEST_MAJOR_VERSION = 15;
/** How long a connection of one that nobody waits for, such as `ingest`, may take. */
const PATIENCE_MS = 10_000;
/** How long what runs when the server stops is waited for. */
const CLOSE_MS = 1_000;

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

export interface DatabaseOptions {
  /** How long one statement may take before it is refused as QUERY_TOO_EXPENSIVE; 0 for ever. */
  readonly statementTimeoutMs?: number;
  /** How long to wait for a connection, new or one that others use, before DATABASE_UNREACHABLE. */
  readonly patienceMs?: number;
  /** Whether statements are given up when the database falls silent: for whoever has readers waiting. */
  readonly isWatched?: boolean;
}

type Connection = pg.Pool | pg.PoolClient;

const serverTraits = sql(
  'serverTraits',
  `select current_setting('server_version_num')::integer as version,
     current_setting('server_encoding') as encoding`,
);
/** Has the server give up a statement whose client has hung up. */
const watchClient = unprepared(
  'watchClient',
  "select pg_catalog.set_config('client_connection_check_interval', '500', false)",
);
const begin = sql('begin', 'begin');
const commit = sql('commit', 'commit');
const rollback = sql('rollback', 'rollback');
const advisoryLock = sql('advisoryLock', 'select pg_advisory_lock($1)');
const advisoryUnlock = sql('advisoryUnlock', 'select pg_advisory_unlock($1)');
const advisoryUnlockAll = sql('advisoryUnlockAll', 'select pg_advisory_unlock_all()');

function poolOptions(url: string, { statementTimeoutMs = 0, patienceMs = PATIENCE_MS }: DatabaseOptions) {
  return {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: patienceMs,
    application_name: 'verbatim',
    keepAlive: true,
    // A statement is sent at once, not when those before it on the same connection have been answered.
    pipeline: true,
    options: Object.entries({ ...SESSION, statement_timeout: statementTimeoutMs })
      .map(([setting, value]) => `-c ${setting}=${String(value)}`)
      .join(' '),
  } satisfies pg.PoolConfig;
}

/** Sends named statements to one PostgreSQL through a pool. Knows no table; talks to pg alone. */
export class Database implements Queryable, Pipeline {
  private readonly pool: pg.Pool;
  private readonly clients = new Set<pg.PoolClient>();
  private readonly watch: SilenceWatch | null;
  private begun = 0;
  private answered = 0;

  private constructor(url: string, options: DatabaseOptions) {
    const settings = poolOptions(url, options);
    this.pool = new pg.Pool(settings);
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => {
      this.clients.add(client);
      // Where the server's system cannot tell, a statement whose client is gone runs to its end.
      void client.query(watchClient.text).catch(() => undefined);
    });
    this.pool.on('remove', (client) => this.clients.delete(client));
    const traffic = () => ({ underWay: this.begun - this.answered, answered: this.answered });
    const breakAll = (): void => {
      this.breakConnections();
    };
    this.watch = options.isWatched ? new SilenceWatch(settings, traffic, breakAll) : null;
  }

  /** @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE */
  static async connect(url: string, options: DatabaseOptions = {}): Promise<Database> {
    const database = new Database(url, options);
    try {
      await database.requireTraits();
    } catch (error) {
      await database.close();
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
    return this.send<Row>(this.pool, statement, values);
  }

  /**
   * All on one connection, one after the other without waiting between them: ten statements are one journey, and one
   * process of the database is woken once. To be used for statements that are quickly done.
   */
  queryTogether(statements: readonly BoundSql[], end?: AbortSignal): Promise<pg.QueryResultRow[]>[] {
    if (statements.length < (end ? 1 : 2))
      return statements.map(({ statement, values }) => this.query(statement, values));
    const sentNow = new Promise<Promise<pg.QueryResultRow[]>[]>((resolve, reject) => {
      this.withConnection(async (client) => {
        const { stream } = client.connection;
        stream.cork();
        const answers = statements.map(({ statement, values }) => this.send(client, statement, values));
        stream.uncork();
        resolve(answers);
        await Promise.allSettled(answers);
      }, end).catch(reject);
    });
    return statements.map(async (_, i) => (await sentNow)[i] ?? []);
  }

  /**
   * The same database until a signal: then the connections that are in use leave the pool, with what runs on them, and
   * nothing is sent any more. What is asked of it rejects with the signal's reason. A transaction goes on to its end.
   */
  until(end: AbortSignal): Pipeline & Pick<Database, 'transaction'> {
    const told = (error: unknown): never => {
      throw end.aborted ? end.reason : error;
    };
    return {
      transaction: (work) => this.transaction(work),
      queryTogether: (statements) => this.queryTogether(statements, end).map((rows) => rows.catch(told)),
    };
  }

  /** Runs `work` in one transaction: all of it is kept when `work` resolves, none of it when it rejects. */
  async transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      await this.send(client, begin, []);
      try {
        const result = await work({
          query: (statement, values = []) => this.send(client, statement, values),
        });
        await this.send(client, commit, []);
        return result;
      } catch (error) {
        await this.send(client, rollback, []).catch(() => undefined);
        throw error;
      }
    });
  }

  /** Runs `work` while no other session holds the lock of this number; waits for it as long as it takes. */
  async withAdvisoryLock<T>(lock: number, work: () => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      await this.send(client, advisoryLock, [lock]);
      try {
        return await work();
      } finally {
        await this.send(client, advisoryUnlock, [lock]);
      }
    });
  }

  /** Runs `work` on one connection of its own. The advisory locks that it takes are held until it ends. */
  async withSession<T>(work: (session: Queryable) => Promise<T>): Promise<T> {
    return this.withConnection(async (client) => {
      try {
        return await work({ query: (statement, values = []) => this.send(client, statement, values) });
      } finally {
        await this.send(client, advisoryUnlockAll, []).catch(() => undefined);
      }
    });
  }

  /** How its connections are used now. */
  get connections(): { readonly used: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /** Statements that are still under way have a second. */
  async close(): Promise<void> {
    this.watch?.stop();
    const impatience = setTimeout(() => {
      this.breakConnections();
    }, CLOSE_MS);
    await this.pool.end();
    clearTimeout(impatience);
  }

  private async send<Row extends pg.QueryResultRow>(
    connection: Connection,
    { name, text, preparedName }: Sql,
    values: readonly unknown[],
  ): Promise<Row[]> {
    if (sent.hasSubscribers) sent.publish({ name, text } satisfies SentSql);
    this.begun++;
    try {
      return (await connection.query<Row>({ name: preparedName, text, values: [...values] })).rows;
    } catch (error) {
      throw describeFailure(error);
    } finally {
      this.answered++;
    }
  }

  /** Whoever waits for an answer is told that the connection is gone. */
  private breakConnections(): void {
    for (const { connection } of this.clients) connection.stream.destroy();
  }

  private async withConnection<T>(
    work: (client: pg.PoolClient) => Promise<T>,
    end?: AbortSignal,
  ): Promise<T> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
    let failure: Error | undefined;
    const onError = (error: Error): void => void (failure = error);
    client.on('error', onError);
    const hangUp = (): void => {
      failure = new Error('The request has ended.');
      client.connection.stream.destroy(failure);
    };
    end?.addEventListener('abort', hangUp);
    try {
      end?.throwIfAborted();
      return await work(client);
    } finally {
      end?.removeEventListener('abort', hangUp);
      client.off('error', onError);
      client.release(failure);
    }
  }
}
