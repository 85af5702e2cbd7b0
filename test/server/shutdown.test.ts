import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { createHttpServer } from '../../src/server/http.js';
import { Database } from '../../src/store/database.js';
import { serve } from '../support/command-line.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const QUERY = JSON.stringify({ query: '{ articles { totalCount nodes { headline } } }' });
const CONNECTIONS = 20;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

interface Outcome {
  /** The answer's status, its errors, or the system's code of why there is none. */
  readonly result: string;
  /** Whether the server said that this connection ends. */
  readonly isLast: boolean;
}

async function ask(address: string, agent: Agent): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(QUERY) };
  const asked = request(address, { method: 'POST', agent, headers });
  asked.end(QUERY);
  try {
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    const body = JSON.parse(await text(response)) as { errors?: unknown };
    const result = body.errors === undefined ? String(response.statusCode) : JSON.stringify(body.errors);
    return { result, isLast: response.headers.connection === 'close' };
  } catch (error) {
    return { result: String((error as NodeJS.ErrnoException).code ?? error), isLast: false };
  }
}

describe('a server that is told to stop', () => {
  it('answers every request that it accepted, says at /ready that it stops, and ends', async () => {
    const server = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', DRAIN_MS: '500' });
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    const outcomes = new Map<string, number>();
    const keepAsking = async (): Promise<void> => {
      // Bounded, so that a server that does not end fails the test and no more.
      for (let i = 0; i < 20_000; i++) {
        const { result, isLast } = await ask(server.address, agent);
        outcomes.set(result, (outcomes.get(result) ?? 0) + 1);
        // It goes to another server, as a load balancer would.
        if (isLast) return;
      }
    };
    const asking = Array.from({ length: CONNECTIONS }, keepAsking);
    await sleep(500);
    const ended = server.end('SIGTERM');
    await sleep(100);
    const ready = await fetch(new URL('/ready', server.address));
    expect([ready.status, ready.headers.get('connection'), await ready.json()]).toEqual([
      503,
      'close',
      { status: 'unavailable', reason: 'The server is stopping.' },
    ]);
    await Promise.all(asking);
    expect([...outcomes.keys()]).toEqual(['200']);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('says so to who asks with a connection of its own each time, though none is open', async () => {
    const server = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', DRAIN_MS: '1000' });
    const ready = () => fetch(new URL('/ready', server.address), { headers: { connection: 'close' } });
    expect((await ready()).status).toBe(200);
    await sleep(100);
    const ended = server.end('SIGTERM');
    await sleep(200);
    expect((await ready()).status).toBe(503);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

/** Has nobody read an article until it is called. */
async function lockArticles(): Promise<() => Promise<void>> {
  const locker = new pg.Client({ connectionString: database.url });
  await locker.connect();
  await locker.query('begin; lock table article in access exclusive mode');
  return () => locker.end();
}

async function statementsThatWait(): Promise<number> {
  const watcher = new pg.Client({ connectionString: database.url });
  await watcher.connect();
  const { rows } = await watcher.query<{ count: number }>(
    "select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  await watcher.end();
  return rows[0]?.count ?? 0;
}

describe('a request that was accepted and takes long', () => {
  const settings = () => ({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', DRAIN_MS: '100' });

  it('is waited for when the server is told to stop', async () => {
    const server = await serve(settings());
    const unlock = await lockArticles();
    const asked = ask(server.address, new Agent());
    while ((await statementsThatWait()) === 0) await sleep(20);
    const ended = server.end('SIGTERM');
    await sleep(1_000);
    await unlock();
    expect(await asked).toEqual({ result: '200', isLast: true });
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('keeps the server, and so one that was on its way when that began to close is answered too', async () => {
    const server = await serve(settings());
    const unlock = await lockArticles();
    const asked = ask(server.address, new Agent());
    while ((await statementsThatWait()) === 0) await sleep(20);
    const late = connect(Number(new URL(server.address).port), 'localhost');
    await once(late, 'connect');
    const query = 'GET /health HTTP/1.1\r\nhost: a\r\n\r\n';
    late.write(query.slice(0, 10));
    await sleep(100);
    const ended = server.end('SIGTERM');
    await sleep(1_000);
    late.write(query.slice(10));
    expect(await text(late)).toMatch(/^HTTP\/1\.1 200 /);
    await unlock();
    expect((await asked).result).toBe('200');
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('is not waited for longer than a server has to end: it ends by itself', async () => {
    const server = await serve({ ...settings(), STATEMENT_TIMEOUT_MS: '0', REQUEST_TIMEOUT_MS: '0' });
    const unlock = await lockArticles();
    const asked = ask(server.address, new Agent());
    while ((await statementsThatWait()) === 0) await sleep(20);
    // Else it would be killed, and have no code.
    expect((await server.end('SIGTERM')).code).toBe(0);
    expect((await asked).result).toBe('ECONNRESET');
    await unlock();
  });
});

describe('slow and vanishing clients', () => {
  it('are not waited for, and do no harm', async () => {
    const store = await Database.connect(database.url);
    const settings = { corsOrigins: [], introspection: false, arrivalMs: 600 };
    const server = await createHttpServer(store, pino({ level: 'silent' }), settings);
    const address = await server.listen('127.0.0.1', 0);
    const port = Number(new URL(address).port);
    const head = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${String(QUERY.length)}\r\n\r\n`;

    const answersTo = async (bytes: string): Promise<string> => {
      const slow = connect(port, '127.0.0.1').on('error', () => undefined);
      let sent = 0;
      const drip = setInterval(() => slow.write(bytes[sent++ % bytes.length] ?? ''), 100);
      const answer = await text(slow);
      clearInterval(drip);
      return answer.split('\r\n')[0] ?? '';
    };
    expect(await answersTo(head)).toMatch(/ 408 /);
    const body = connect(port, '127.0.0.1').on('error', () => undefined);
    body.write(head + '{');
    expect(await text(body)).toMatch(/^HTTP\/1\.1 408 /);

    for (let i = 0; i < 20; i++) {
      const gone = connect(port, '127.0.0.1').on('error', () => undefined);
      gone.write(head + QUERY);
      await sleep(i);
      gone.resetAndDestroy();
    }
    expect(await ask(address, new Agent())).toMatchObject({ result: '200' });
    await server.close();
    await store.close();
  });
});
