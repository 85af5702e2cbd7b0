import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { verbatim } from '../support/command-line.js';
import {
  createEmptyDatabase,
  createLatinDatabase,
  createTestDatabase,
  readerOf,
  type TestDatabase,
} from '../support/test-database.js';

interface Finding {
  readonly state: string;
  readonly found: string;
  readonly advice: string | null;
}

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

async function on(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function examine(settings: Record<string, string> = {}) {
  const { code, stdout, stderr } = await verbatim(['doctor', '--json'], {
    DATABASE_URL: database.url,
    ...settings,
  });
  expect(stderr).toBe('');
  return { code, report: JSON.parse(stdout) as Record<string, Finding> };
}

/** The test's PostgreSQL is a throwaway: its disk is not waited for. */
const WELL = {
  settings: 'ok',
  database: 'ok',
  extensions: 'ok',
  migrations: 'ok',
  rights: 'ok',
  connections: 'ok',
  durability: 'warning',
  disk: 'ok',
  clock: 'ok',
  replicas: 'ok',
  queue: 'ok',
};

const statesOf = (report: Record<string, Finding>) =>
  Object.fromEntries(Object.entries(report).map(([name, { state }]) => [name, state]));

describe('verbatim doctor', () => {
  it('finds nothing wrong where nothing is, in lines for people too', async () => {
    const { code, report } = await examine();
    expect({ code, ...statesOf(report) }).toEqual({ code: 0, ...WELL });
    const { stdout } = await verbatim(['doctor'], { DATABASE_URL: database.url });
    expect(stdout).toMatch(/^ok {7}database {5}PostgreSQL 1\d[\d.]*; 15 or later is needed$/m);
    expect(stdout).toMatch(/^warning {2}durability {3}off: fsync, [^\n]*\n +→ What was acknowledged/m);
  });

  it('says to migrate where the tables are not there, and makes none', async () => {
    const empty = await createEmptyDatabase();
    for (const asked of ['first', 'second']) {
      const { code, report } = await examine({ DATABASE_URL: empty.url });
      expect([asked, code, statesOf(report)]).toEqual([
        asked,
        1,
        { ...WELL, extensions: 'failed', migrations: 'failed' },
      ]);
      expect(report['migrations']?.advice).toContain('`verbatim migrate`');
    }
    await empty.drop();
  });

  it('says to upgrade the program where the tables are of a later release', async () => {
    await on(
      database.url,
      `insert into migration ("timestamp", name) values (2000000000000, 'Later2000000000000')`,
    );
    const { code, report } = await examine();
    expect([code, report['migrations']]).toEqual([
      1,
      expect.objectContaining({ state: 'failed', found: expect.stringContaining('Later2000000000000') }),
    ]);
  });

  it('warns of a user who may only read', async () => {
    expect((await examine({ DATABASE_URL: await readerOf(database) })).report['rights']?.state).toBe(
      'warning',
    );
  });

  it('warns of an open address without limits', async () => {
    expect((await examine({ HOST: '0.0.0.0' })).report['settings']?.state).toBe('warning');
    expect((await examine({ HOST: '0.0.0.0', NODE_ENV: 'production' })).report['settings']?.state).toBe('ok');
  });

  it('says which replica is none, or away', async () => {
    const away = 'postgres://localhost:1/a';
    const { code, report } = await examine({ DATABASE_REPLICA_URLS: `${database.url},${away}` });
    const { host } = new URL(database.url);
    expect([code, report['replicas']]).toEqual([
      1,
      expect.objectContaining({
        found: `${host} is no standby; localhost:1 cannot be reached`,
        state: 'failed',
      }),
    ]);
  });

  it('warns of a queue that nobody empties', async () => {
    await verbatim(['ingest', '--queue', 'sample/README.md'], { DATABASE_URL: database.url });
    const { code, report } = await examine();
    expect([code, report['queue']]).toEqual([
      0,
      {
        state: 'warning',
        found: '1 waiting, 0 being read, 0 failed for good; workers alive: 0',
        advice: 'Start a `verbatim worker`.',
      },
    ]);
  });

  it.each([
    ['settings', { PORT: 'x' }, /^CONFIGURATION_INVALID: PORT is wrong/],
    ['database', { DATABASE_URL: 'postgres://localhost:1/a' }, /^DATABASE_UNREACHABLE: .*ECONNREFUSED/],
  ])('says what keeps it from examining: %s', async (check, settings, sentence) => {
    const { code, report } = await examine(settings);
    expect({ code, report }).toEqual({
      code: 1,
      report: {
        [check]: {
          state: 'failed',
          found: expect.stringMatching(sentence),
          advice: expect.stringMatching(/\w/),
        },
      },
    });
  });

  it('says that a database in another encoding does not do', async () => {
    const latin = await createLatinDatabase();
    const { code, report } = await examine({ DATABASE_URL: latin.url });
    expect([code, report['database']?.state]).toEqual([1, 'failed']);
    await latin.drop();
  });
});
