import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createHttpServer, type HttpServer } from '../../src/server/http.js';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { breakableLink, type BreakableLink } from '../support/breakable-link.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const AWAY = {
  data: null,
  errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', requestId: expect.any(String) } }].map((error) =>
    expect.objectContaining(error),
  ),
};
const THERE = { data: { articles: { totalCount: 0 } } };

let test: TestDatabase;
let link: BreakableLink;
let database: Database;
let server: HttpServer;
let address: string;
let log: string;

beforeEach(async () => {
  test = await createTestDatabase();
  link = await breakableLink(test.url);
  database = await Database.connect(link.url, { patienceMs: 500, isWatched: true });
  log = '';
  const logger = pino({ level: 'error' }, { write: (line: string) => void (log += line) });
  server = await createHttpServer(database, logger, {
    corsOrigins: [],
    introspection: false,
    memoryRows: 1_000,
  });
  address = await server.listen('127.0.0.1', 0);
});

afterEach(async () => {
  await server.close();
  await database.close();
  await link.cut();
  await test.drop();
});

async function count(): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ articles { totalCount } }' }),
  });
  const answer: unknown = await response.json();
  return answer;
}

async function probe(path: string): Promise<number> {
  const response = await fetch(new URL(path, address));
  await response.text();
  return response.status;
}

describe('while the database is away', () => {
  it('says so to every request and to load balancers, stays alive, and answers as soon as it is back', async () => {
    expect([await count(), await probe('/ready')]).toEqual([THERE, 200]);
    await link.cut();
    expect([await count(), await probe('/ready'), await probe('/health')]).toEqual([AWAY, 503, 200]);
    await link.mend();
    expect([await count(), await probe('/ready')]).toEqual([THERE, 200]);
  });

  it('gives up statements under way when it falls silent, which no socket tells', async () => {
    const slow = database.query(sql('slow', 'select pg_sleep(600)')).catch((error: unknown) => error);
    expect(await count()).toEqual(THERE);
    link.silence();
    expect(await count()).toEqual(AWAY);
    expect(await slow).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await link.mend();
    expect(await count()).toEqual(THERE);
  });

  it('waits for one that is slow and not silent', async () => {
    expect(await database.query(sql('slow', 'select pg_sleep(2.5)::text as slept'))).toEqual([{ slept: '' }]);
  });

  it('does not let requests wait for ever where every connection is in use', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holders = Array.from({ length: 10 }, () => database.transaction(() => held));
    expect([await count(), await probe('/ready')]).toEqual([AWAY, 503]);
    release();
    await Promise.all(holders);
    expect([await count(), await probe('/ready')]).toEqual([THERE, 200]);
  });

  it('survives that an administrator ends a connection that is just being passed on', async () => {
    const slow = sql('slow', 'select pg_sleep(.3)');
    const asking = Array.from({ length: 10 }, () => database.query(slow));
    const next = database.queryTogether([
      { statement: slow, values: [] },
      { statement: slow, values: [] },
    ]);
    link.dismiss();
    const answers = await Promise.allSettled([...asking, ...next]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).not.toHaveLength(0);
    expect(await count()).toEqual(THERE);
  });

  it('writes one line of many failures of one kind', async () => {
    await link.cut();
    expect(await Promise.all(Array.from({ length: 20 }, count))).toEqual(
      Array.from({ length: 20 }, () => AWAY),
    );
    expect(log.trim().split('\n')).toHaveLength(1);
  });
});

describe('a server whose tables are behind', () => {
  it('is not ready', async () => {
    await database.query(sql('forget', `delete from migration where name like 'CreateArchive%'`));
    expect([await probe('/ready'), await probe('/health')]).toEqual([503, 200]);
  });
});
