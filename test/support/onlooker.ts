import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { startVerbatim, type Running } from './command-line.js';

const POLL_MS = 5;

/** One session that looks on while a command works on a database. */
export class Onlooker {
  private constructor(
    private readonly url: string,
    private readonly client: pg.Client,
  ) {}

  static async at(url: string): Promise<Onlooker> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return new Onlooker(url, client);
  }

  /** Starts a command, and waits until it has connected: from here on it works. */
  async start(args: readonly string[]): Promise<Running> {
    const [{ now } = {}] = (await this.client.query<{ now: string }>('select clock_timestamp()::text as now'))
      .rows;
    const running = startVerbatim(args, { DATABASE_URL: this.url });
    const sessions = `select from pg_stat_activity where datname = current_database()
      and application_name = 'verbatim' and backend_start > $1::timestamptz`;
    while ((await this.client.query(sessions, [now])).rowCount === 0) await delay(POLL_MS);
    return running;
  }

  async articleCount(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>('select count(*)::integer from article');
    return rows[0]?.count ?? 0;
  }

  async untilArticles(count: number): Promise<void> {
    while ((await this.articleCount()) < count) await delay(POLL_MS);
  }

  async leave(): Promise<void> {
    await this.client.end();
  }
}
