import { channel } from 'node:diagnostics_channel';
import pg from 'pg';
import { describeFailure, unreachable } from './database-failure.js';
import type { RequestEnd } from './request-end.js';
import { SilenceWatch } from './silence-watch.js';
import { sql, unprepared, type Sql } from './sql.js';

/** How long a connection of one that nobody waits for, such as `ingest`, may take; and the first one of a server. */
const PATIENCE_MS = 10_000;
/** How long what runs when the server stops is waited for. */
const CLOSE_MS = 1_000;

const SESSION = {
  TimeZone: 'UTC',
  // Two letters that changed places in a name of two words leave it this like: see `similar-names.ts`.
  'pg_trgm.word_similarity_threshold': 0.5,
  // By itself PostgreSQL plans a prepared statement anew each time it is given few keys.
  plan_cache_mode: 'force_generic_plan',
};

/** What is not prepared takes other ways for common words than for rare ones, and is planned for its values. */
const planForValues = sql('planForValues', 'set plan_cache_mode = auto');
const planOnce = sql('planOnce', 'set plan_cache_mode = force_generic_plan');

const WRITER = { enable_seqscan: 'off' };

/** Every statement sent, as `SentSql`: for tests that count them, and for metrics. */
export const SQL_CHANNEL = 'verbatim:sql';
const sent = channel(SQL_CHANNEL);

/** Every one of them once it is answered, as `AnsweredSql`: for traces. */
export const ANSWERED_CHANNEL = 'verbatim:sql-answered';
const answered = channel(ANSWERED_CHANNEL);

export interface SentSql {
  readonly name: string;
  readonly text: string;
}

export interface AnsweredSql {
  /** What was told of it when it was sent. */
  readonly sent: SentSql;
  readonly hasFailed: boolean;
}

export interface DatabaseOptions {
  /** How long one statement may take before it is refused as QUERY_TOO_EXPENSIVE; 0 for ever. */
  readonly statementTimeoutMs?: number;
  /** How long to wait for a connection, new or one that others use, before DATABASE_UNREACHABLE. */
  readonly patienceMs?: number;
  /**
   * Whether it is for whoever writes one article after the other, each row by its key: no table is looked through, though
   * all may be empty when a statement is planned. A million rows later the plan is the same.
   */
  readonly isWriter?: boolean;
  /** Whether statements are given up when the database falls silent: for whoever has readers waiting. */
  readonly isWatched?: boolean;
}

/** Has the server give up a statement whose client has hung up. */
const watchClient = unprepared(
  'watchClient',
  "select pg_catalog.set_config('client_connection_check_interval', '500', false)",
);

function poolOptions(
  url: string,
  { statementTimeoutMs = 0, patienceMs = PATIENCE_MS, isWriter = false }: DatabaseOptions,
) {
  const session = { ...SESSION, ...(isWriter ? WRITER : {}), statement_timeout: statementTimeoutMs };
  return {
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: patienceMs,
    application_name: 'verbatim',
    keepAlive: true,
    // A statement is sent at once, not when those before it on the same connection have been answered.
    pipeline: true,
    options: Object.entries(session)
      .map(([setting, value]) => `-c ${setting}=${String(value)}`)
      .join(' '),
  } satisfies pg.PoolConfig;
}

/**
 * The connections to one PostgreSQL. Decides what becomes of one that breaks, falls silent, or whose request ends; talks
 * to pg alone.
 */
export class ConnectionPool {
  private readonly settings: ReturnType<typeof poolOptions>;
  private readonly pool: pg.Pool;
  private readonly clients = new Set<pg.PoolClient>();
  private readonly watch: SilenceWatch | null;
  private begun = 0;
  private answered = 0;

  constructor(url: string, options: DatabaseOptions) {
    this.settings = poolOptions(url, options);
    this.pool = new pg.Pool(this.settings);
    // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => {
      this.clients.add(client);
      // The pool has none for a moment when it passes a connection on; without a listener it would end the process.
      client.on('error', () => undefined);
      // Where the server's system cannot tell, a statement whose client is gone runs to its end.
      void client.query(watchClient.text).catch(() => undefined);
    });
    this.pool.on('remove', (client) => this.clients.delete(client));
    const traffic = () => ({ underWay: this.begun - this.answered, answered: this.answered });
    const breakAll = (): void => {
      this.breakConnections();
    };
    this.watch = options.isWatched ? new SilenceWatch(this.settings, traffic, breakAll) : null;
  }

  /** How its connections are used now. */
  get connections(): { readonly used: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  /**
   * Asks on a connection of its own, for which it waits longer than readers would: a process that starts is busy.
   * @throws VerbatimError DATABASE_UNREACHABLE
   */
  async askOnce<Row extends pg.QueryResultRow>({ text }: Sql): Promise<Row[]> {
    const client = new pg.Client({ ...this.settings, connectionTimeoutMillis: PATIENCE_MS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text)).rows;
    } catch (error) {
      throw unreachable(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Sends it on whichever connection is free. */
  query<Row extends pg.QueryResultRow>(statement: Sql, values: readonly unknown[]): Promise<Row[]> {
    return statement.preparedName === undefined
      ? this.withConnection((client) => this.send<Row>(client, statement, values))
      : this.answerOf<Row>(this.pool, statement, values);
  }

  /** Sends it on the connection that `withConnection` gave. */
  async send<Row extends pg.QueryResultRow>(
    client: pg.PoolClient,
    statement: Sql,
    values: readonly unknown[],
  ): Promise<Row[]> {
    if (statement.preparedName !== undefined) return this.answerOf<Row>(client, statement, values);
    const plan = ({ preparedName, text }: Sql) =>
      client.query({ name: preparedName, text }).catch(() => undefined);
    const answers = [
      plan(planForValues),
      this.answerOf<Row>(client, statement, values),
      plan(planOnce),
    ] as const;
    await Promise.allSettled(answers);
    return answers[1];
  }

  private async answerOf<Row extends pg.QueryResultRow>(
    connection: pg.Pool | pg.PoolClient,
    { name, text, preparedName }: Sql,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const told: SentSql | null = sent.hasSubscribers ? { name, text } : null;
    if (told) sent.publish(told);
    this.begun++;
    let hasFailed = true;
    try {
      const { rows } = await connection.query<Row>({ name: preparedName, text, values: [...values] });
      hasFailed = false;
      return rows;
    } catch (error) {
      throw describeFailure(error);
    } finally {
      this.answered++;
      if (told) answered.publish({ sent: told, hasFailed } satisfies AnsweredSql);
    }
  }

  /** Whoever is given up while he waits hears it at once; the connection that comes for him goes to the next. */
  private async connect(end?: RequestEnd): Promise<pg.PoolClient> {
    const coming = this.pool.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
    if (!end) return coming;
    return end.before(coming).catch((reason: unknown) => {
      coming.then(
        (client) => {
          client.release();
        },
        () => undefined,
      );
      throw reason;
    });
  }

  /**
   * Runs `work` on one connection that nobody else uses meanwhile.
   * @param end cuts the connection when it comes, and with it what runs there
   * @throws VerbatimError DATABASE_UNREACHABLE
   */
  async withConnection<T>(work: (client: pg.PoolClient) => Promise<T>, end?: RequestEnd): Promise<T> {
    const client = await this.connect(end);
    let failure: Error | undefined;
    const onError = (error: Error): void => void (failure = error);
    client.on('error', onError);
    const hangUp = (): void => {
      failure = new Error('The request has ended.');
      client.connection.stream.destroy(failure);
    };
    try {
      if (end?.reason) throw end.reason;
      end?.tell(hangUp);
      return await work(client);
    } finally {
      end?.tellNoMore(hangUp);
      client.off('error', onError);
      client.release(failure);
    }
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

  /** Whoever waits for an answer is told that the connection is gone. */
  private breakConnections(): void {
    for (const { connection } of this.clients) connection.stream.destroy();
  }
}
