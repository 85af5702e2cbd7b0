import { channel } from 'node:diagnostics_channel';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createHttpServer, type HttpServer } from '../../src/server/http.js';
import { Metrics } from '../../src/server/monitoring/metrics.js';
import { startMetricsServer, type MetricsServer } from '../../src/server/monitoring/metrics-server.js';
import { OperationNames } from '../../src/server/monitoring/operation-names.js';
import { BATCH_CHANNEL } from '../../src/graphql/loaders/level.js';
import { Database, SQL_CHANNEL } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let test: TestDatabase;
let database: Database;
let metrics: Metrics;
let monitor: MetricsServer;
let server: HttpServer;
let address: string;
let log: string;

beforeEach(async () => {
  test = await createTestDatabase();
  database = await Database.connect(test.url);
  metrics = new Metrics(database);
  monitor = await startMetricsServer(metrics, '127.0.0.1', 0);
  log = '';
  const logger = pino({ level: 'error' }, { write: (line: string) => void (log += line) });
  server = await createHttpServer(database, logger, { corsOrigins: [], introspection: false, metrics });
  address = await server.listen('127.0.0.1', 0);
});

afterEach(async () => {
  await server.close();
  await monitor.close();
  await database.close();
  await test.drop();
});

function send(query: string): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': 'forged' },
    body: JSON.stringify({ query }),
  });
}

async function measured(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${String(monitor.port)}/metrics`);
  return response.text();
}

describe('metrics', () => {
  it('tell of operations, SQL, batches, connections, the queue and writes', async () => {
    const began = performance.now();
    await (await send('query Headlines { articles { nodes { headline } totalCount } }')).text();
    const seconds = (performance.now() - began) / 1000;
    await (await send('{ nowhere }')).text();
    const text = await measured();
    expect(text).toMatch(/^verbatim_request_seconds_count\{operation="Headlines",outcome="ok"\} 1$/m);
    const sum = /^verbatim_request_seconds_sum\{operation="Headlines",outcome="ok"\} (\S+)$/m.exec(text)?.[1];
    expect(Number(sum)).toBeGreaterThan(0);
    expect(Number(sum)).toBeLessThanOrEqual(seconds);
    expect(text).toMatch(/^verbatim_request_seconds_count\{operation="anonymous",outcome="error"\} 1$/m);
    expect(text).toMatch(/^verbatim_request_sql_statements_sum\{operation="Headlines"\} 2$/m);
    expect(text).toMatch(/^verbatim_loader_batch_keys_count 2$/m);
    expect(text).toMatch(/^verbatim_sql_statements_total\{statement="articles count"\} 1$/m);
    expect(text).toMatch(/^verbatim_database_connections\{database="primary",state="waiting"\} 0$/m);
    expect(text).toMatch(/^verbatim_queue_pages\{state="waiting"\} 0$/m);
    expect(text).toMatch(/^verbatim_writes_total\{database="primary"\} 0$/m);
  });

  it('are there while the database is away, but for what it alone knows', async () => {
    await test.drop();
    test = await createTestDatabase();
    const text = await measured();
    expect(text).toMatch(/^verbatim_database_connections\{/m);
    expect(text).not.toMatch(/^verbatim_(queue_pages|writes_total)\{/m);
  });

  it('count answers by their status, those that GraphQL did not see among them, and no probes', async () => {
    const body = JSON.stringify({ query: '{ articles { totalCount } }' });
    const ask = async (headers: Record<string, string>, path = '') =>
      (
        await fetch(new URL(path, address), {
          method: path ? 'GET' : 'POST',
          headers,
          ...(!path && { body }),
        })
      ).text();
    await ask({ 'content-type': 'application/json' });
    await ask({ 'content-type': 'application/json', authorization: 'Bearer guessed' });
    await ask({ 'content-type': 'application/x-unknown' });
    await ask({}, '/health');
    const text = await measured();
    const counts = [...text.matchAll(/^verbatim_http_answers_total\{status="(\d+)"\} (\d+)$/gm)];
    expect(counts.map(([, status, count]) => [status, count])).toEqual([
      ['200', '1'],
      ['401', '1'],
      ['415', '1'],
    ]);
  });

  it('are named in the documentation, all of them and no other', async () => {
    const documentation = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const named = [...documentation.matchAll(/^\| `(verbatim_\w+)`/gm)].map(([, name]) => name);
    const counted = [...(await measured()).matchAll(/^# TYPE (verbatim_\w+)/gm)].map(([, name]) => name);
    expect(named.sort()).toEqual(counted.sort());
  });

  it('tell of the process, in the format of Prometheus, and stand at no other path', async () => {
    const address = new URL(`http://127.0.0.1:${String(monitor.port)}/metrics`);
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=/);
    expect(await response.text()).toMatch(/^process_resident_memory_bytes \d/m);
    expect((await fetch(new URL('/', address))).status).toBe(404);
  });

  it('listen to nothing any more once they are closed', () => {
    const channels = [SQL_CHANNEL, BATCH_CHANNEL].map((name) => channel(name));
    expect(channels.map(({ hasSubscribers }) => hasSubscribers)).toEqual([true, true]);
    metrics.close();
    expect(channels.map(({ hasSubscribers }) => hasSubscribers)).toEqual([false, false]);
  });

  it('count operations of names without number together', () => {
    const names = new OperationNames();
    const labels = new Set(Array.from({ length: 5_000 }, (_, i) => names.label(`Operation${String(i)}`)));
    expect(labels.size).toBe(101);
    expect([names.label('Operation3'), names.label('Another'), names.label(undefined)]).toEqual([
      'Operation3',
      'other',
      'anonymous',
    ]);
  });
});

describe('the id of a request', () => {
  it('is in every answer, and what failed inside has the one that stands in the log', async () => {
    const good = await send('{ articles { totalCount } }');
    expect(good.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    await database.query(sql('break', 'alter table article rename to article_away'));
    const bad = await send('{ articles { totalCount } }');
    const id = bad.headers.get('x-request-id');
    expect(await bad.json()).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: id } }],
    });
    expect(JSON.parse(log)).toMatchObject({
      requestId: id,
      err: { message: expect.stringContaining('article') },
    });
    expect(id).not.toBe('forged');
  });

  it('is not in an error that a client makes: nothing of it is in the log', async () => {
    expect(await (await send('{ nowhere }')).text()).not.toContain('requestId');
    expect(log).toBe('');
  });
});
