import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { requestEnd } from '../../src/server/request-end.js';
import type { RequestEnd } from '../../src/store/request-end.js';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';
import { recordSql } from '../support/sql-count.js';

const TIMEOUT_MS = 1_500;

/** Both wait for the table that a test has locked; the second is one of the statements that go out together. */
const QUERIES = [
  '{ articles(filter: { language: ["en"] }) { nodes { id } } }',
  '{ a: articles { nodes { id } } b: outlets { nodes { id } } }',
];

let api: ProductionApi;
let locker: pg.Client;

beforeAll(async () => {
  api = await startProductionApi({ REQUEST_TIMEOUT_MS: String(TIMEOUT_MS) });
  locker = new pg.Client({ connectionString: api.databaseUrl });
  await locker.connect();
});

afterAll(async () => {
  await locker.end();
  await api.close();
});

/** While nobody can read an article. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  await locker.query('begin; lock table article in access exclusive mode');
  try {
    await work();
  } finally {
    await locker.query('rollback');
  }
}

/** How many statements of the server's wait for the lock. */
async function waiting(): Promise<number> {
  const { rows } = await locker.query<{ count: number }>(
    "select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows[0]?.count ?? 0;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await isSo()) return;
    await sleep(20);
  }
  throw new Error('It has not come to that.');
}

describe('a request that takes too long', () => {
  it.each(QUERIES)('is answered with a code, and its statements end: %s', async (query) => {
    await whileLocked(async () => {
      const answer = await api.post({ query });
      expect([...new Set(answer.codes)]).toEqual(['REQUEST_TIMEOUT']);
      expect(answer.json?.errors?.[0]?.message).toContain('longer than 1.5 seconds');
      // The lock is held still: nobody but the server itself has ended them.
      await until(async () => (await waiting()) === 0);
    });
  });

  it('gives every connection back, more of them than there are', async () => {
    await whileLocked(async () => {
      const answers = await Promise.all(Array.from({ length: 25 }, () => api.post({ query: QUERIES[0] })));
      expect([...new Set(answers.flatMap(({ codes }) => codes))]).toEqual(['REQUEST_TIMEOUT']);
    });
    expect((await api.post({ query: QUERIES[0] })).codes).toEqual([]);
  });

  it('hears it while it waits for a connection, and asks nothing once that comes', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holders = Array.from({ length: 10 }, () => api.database.transaction(() => held));
    const { result, names } = await recordSql(async () => {
      const asked = api.post({ query: QUERIES[0] }).then(({ codes }) => codes);
      const first = await Promise.race([asked, sleep(3 * TIMEOUT_MS).then(() => 'nothing yet')]);
      release();
      await Promise.all(holders);
      return first;
    });
    expect(result).toEqual(['REQUEST_TIMEOUT']);
    expect(names.filter((name) => name.startsWith('articles'))).toEqual([]);
    // Each of the ten has come back, and the one that came too late as well.
    await until(() => Promise.resolve(api.database.connections.used === 0));
    expect(api.database.connections.waiting).toBe(0);
  });

  it('may take as long as it likes where the limit is 0', async () => {
    const patient = await startProductionApi({ REQUEST_TIMEOUT_MS: '0' });
    const client = new pg.Client({ connectionString: patient.databaseUrl });
    await client.connect();
    await client.query('begin; lock table article in access exclusive mode');
    const asked = patient.post({ query: QUERIES[0] });
    await sleep(200);
    await client.query('rollback');
    expect((await asked).codes).toEqual([]);
    await client.end();
    await patient.close();
  });
});

describe('a request that has been answered', () => {
  it('is not given up later', async () => {
    const ends: RequestEnd[] = [];
    const server = createServer((_request, raw) => {
      ends.push(requestEnd({ raw }, 30));
      raw.end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    await fetch(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`);
    await sleep(100);
    server.close();
    expect(ends.map(({ reason }) => reason)).toEqual([null]);
  });
});

describe('a client that goes away', () => {
  it('leaves nothing running, and nothing in the log', async () => {
    await whileLocked(async () => {
      const leaving = new AbortController();
      const asked = fetch(api.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: QUERIES[0] }),
        signal: leaving.signal,
      });
      await until(async () => (await waiting()) === 1);
      leaving.abort();
      await expect(asked).rejects.toThrow();
      await until(async () => (await waiting()) === 0);
    });
    expect(api.log()).not.toContain('CLIENT_GONE');
    expect((await api.post({ query: QUERIES[0] })).codes).toEqual([]);
  });
});
