import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Postgres } from '../../scripts/failures/rig/postgres.mjs';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { createHttpServer, type HttpServer } from '../../src/server/http.js';
import { Metrics } from '../../src/server/monitoring/metrics.js';
import { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { Replicas } from '../../src/store/replicas.js';
import { createKey } from '../support/keys.js';
import { page } from '../support/pages.js';

/** Far more than a test takes, unless it waits for it. */
const LAG_MS = 20_000;
const ENTITY = '{ organization(name: "Lantern Trust") { id name aliases revision } }';
const COUNT = '{ articles { totalCount } }';

let primary: Postgres;
let standby: Postgres;
let database: Database;
let editor: string;
let reader: string;
let replicas: Replicas;
let server: HttpServer;
let address: string;

beforeAll(async () => {
  primary = await Postgres.make({ fsync: 'off' });
  await primary.query('postgres', 'create database news');
  await migrate(primary.url('news'));
  database = await Database.connect(primary.url('news'), { patienceMs: 5_000 });
  editor = (await createKey(database, Role.EDITOR)).secret;
  reader = (await createKey(database, Role.READER)).secret;
  await ingest(0);
  standby = await primary.standby();
});

afterAll(async () => {
  await database.close();
  await standby.stop('immediate');
  await primary.remove();
});

async function serve(lagMs = LAG_MS): Promise<void> {
  replicas = await Replicas.watch(database, [standby.url('news')], {
    lagMs,
    memoryRows: 1_000,
    patienceMs: 2_000,
    isWatched: true,
  });
  server = await createHttpServer(database, pino({ level: 'silent' }), {
    corsOrigins: [],
    introspection: false,
    memoryRows: 1_000,
    replicas,
  });
  address = await server.listen('127.0.0.1', 0);
}

beforeEach(() => serve());

afterEach(async () => {
  await follow();
  await server.close();
  await replicas.close();
});

async function ingest(number: number): Promise<void> {
  const text = '“The Lantern Trust will mend the pier,” said Maria Oldfield.';
  await ingestPage(database, page({ url: `https://harbour.example/replica/${String(number)}`, text }));
}

async function ask<Data>(query: string, key?: string, variables: object = {}): Promise<Data> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const count = async (key?: string): Promise<number> =>
  (await ask<{ articles: { totalCount: number } }>(COUNT, key)).articles.totalCount;

interface Organization {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly revision: number;
}
const organization = async (key?: string): Promise<Organization> =>
  (await ask<{ organization: Organization }>(ENTITY, key)).organization;

/** What is about an entity is remembered until that changes. */
async function statementCount(first: number, key?: string): Promise<number> {
  const query = `{ organization(name: "Lantern Trust") { statements(first: ${String(first)}) { nodes { id } } } }`;
  const data = await ask<{ organization: { statements: { nodes: object[] } } }>(query, key);
  return data.organization.statements.nodes.length;
}

async function addAlias(name: string): Promise<void> {
  const { id: entityId, revision: expectedRevision } = await organization(editor);
  const input = { entityId, expectedRevision, name, reason: 'A test.' };
  await ask('mutation ($input: AddAliasInput!) { addAlias(input: $input) { userErrors { code } } }', editor, {
    input,
  });
}

async function pause(): Promise<void> {
  await follow();
  await standby.query('postgres', 'select pg_wal_replay_pause()');
}

/** Lets the replica go on, and waits until it has all that the primary has written. */
async function follow(): Promise<void> {
  await standby.query('postgres', 'select pg_wal_replay_resume()');
  const [row] = await primary.query<{ place: string }>(
    'postgres',
    'select pg_current_wal_flush_lsn() as place',
  );
  const hasAll = 'select pg_last_wal_replay_lsn() >= $1::pg_lsn as "hasAll"';
  for (;;) {
    const [found] = await standby.query<{ hasAll: boolean }>('postgres', hasAll, [row?.place]);
    if (found?.hasAll) return;
    await sleep(20);
  }
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await sleep(50);
}

describe('a server with a streaming replica', () => {
  it('has readers read from it, with a key or without, and whoever may write from the primary', async () => {
    const before = await count();
    await pause();
    await ingest(1);
    expect([await count(), await count(reader), await count(editor)]).toEqual([before, before, before + 1]);
    await follow();
    expect(await count()).toBe(before + 1);
  });

  it('shows writers what they wrote, in the same request and in the next', async () => {
    await pause();
    await addAlias('The Lantern Fund');
    expect((await organization(editor)).aliases).toContain('The Lantern Fund');
    expect((await organization()).aliases).not.toContain('The Lantern Fund');
  });

  it('never serves from memory what the replica knows to be changed, though the primary told of it long before', async () => {
    const before = await statementCount(50, editor);
    await pause();
    await ingest(3);
    // By this the change is known here; what is read of the replica after it is older, and remembered.
    expect(await statementCount(50, editor)).toBe(before + 1);
    expect(await statementCount(100)).toBe(before);
    await follow();
    expect(await statementCount(100)).toBe(before + 1);
  });

  it('leaves one out that is further behind than it may be, and comes back to it', async () => {
    await server.close();
    await replicas.close();
    await serve(600);
    const before = await count();
    await pause();
    await ingest(2);
    await until(async () => (await count()) === before + 1);
    expect(replicas.next()).toBeNull();
    await follow();
    await until(() => Promise.resolve(replicas.next() !== null));
  });

  it('tells how its connections to each database are used', async () => {
    await count();
    await count(editor);
    const metrics = new Metrics(database, replicas);
    const text = await metrics.registry.metrics();
    metrics.close();
    for (const name of ['primary', 'replica-1'])
      expect(text).toMatch(
        new RegExp(`^verbatim_database_connections\\{database="${name}",state="(idle|used)"\\} [1-9]`, 'm'),
      );
    expect(text).not.toContain('replica-2');
  });

  it('goes on by the primary when it goes away, without an error, and comes back to it', async () => {
    await until(() => Promise.resolve(replicas.next() !== null));
    const before = await count();
    const asking = Array.from({ length: 40 }, async (_, i) => {
      await sleep(i * 10);
      return count();
    });
    await standby.stop('immediate');
    expect(new Set(await Promise.all(asking))).toEqual(new Set([before]));
    expect(replicas.next()).toBeNull();
    await standby.start();
    await until(() => Promise.resolve(replicas.next() !== null));
    expect(await count()).toBe(before);
  });

  it('serves readers while the primary is away, is ready for them, and tells writers', async () => {
    const before = await count();
    await primary.stop('immediate');
    expect(await count()).toBe(before);
    await until(async () => (await fetch(new URL('/ready', address))).status === 200);
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${editor}` },
      body: JSON.stringify({ query: COUNT }),
    });
    expect(await response.text()).toContain('SERVICE_UNAVAILABLE');
    await primary.start();
    await until(
      async () =>
        (
          await fetch(address, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${editor}` },
            body: JSON.stringify({ query: COUNT }),
          })
        ).status === 200,
    );
  });
});
