import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Role } from '../../src/domain/role.js';
import { createHttpServer } from '../../src/server/http.js';
import { startTracing } from '../../src/server/monitoring/start-tracing.js';
import { Database } from '../../src/store/database.js';
import { serve } from '../support/command-line.js';
import { createKey } from '../support/keys.js';
import { createTestDatabase } from '../support/test-database.js';
import { TELL_PACKAGES, toldPackages } from '../support/told-packages.js';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Record<string, unknown> }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Span['attributes'] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

const silent = pino({ level: 'silent' });

let collector: Server;
let received: { path: string; body: Export }[];

beforeEach(async () => {
  received = [];
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      received.push({ path: request.url ?? '', body: body as Export });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
});

afterEach(async () => {
  collector.closeAllConnections();
  collector.close();
  await once(collector, 'close');
});

function endpoint(path: string): URL {
  const address = collector.address();
  return new URL(`http://127.0.0.1:${String(typeof address === 'object' ? address?.port : '')}${path}`);
}

/** Sends queries to a server that tells the collector, and waits until all is told. */
async function told(queries: readonly string[], variables: object = {}): Promise<readonly Span[]> {
  const { url, drop } = await createTestDatabase();
  const database = await Database.connect(url);
  const tracing = await startTracing(
    { tracesEndpoint: endpoint('/otlp'), serviceName: 'reading room' },
    silent,
  );
  const { secret } = await createKey(database, Role.EDITOR);
  const server = await createHttpServer(database, silent, { corsOrigins: [], introspection: true, tracing });
  const address = await server.listen('127.0.0.1', 0);
  await Promise.all(
    queries.map(async (query) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
      const body = JSON.stringify({ query, variables });
      await (await fetch(address, { method: 'POST', headers, body })).text();
    }),
  );
  await server.close();
  await tracing?.close();
  await database.close();
  await drop();
  return received.flatMap(({ body }) =>
    body.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
  );
}

const valuesOf = ({ attributes }: Span): Record<string, unknown> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('traces', () => {
  it('tell a collector of each request, its operation and its SQL statements, one inside the other', async () => {
    const spans = await told(['query Headlines { articles { nodes { headline } totalCount } }']);
    expect(new Set(received.map(({ path }) => path))).toEqual(new Set(['/otlp/v1/traces']));
    const [resource] = received[0]?.body.resourceSpans ?? [];
    expect(resource?.resource.attributes).toEqual([
      { key: 'service.name', value: { stringValue: 'reading room' } },
    ]);
    const request = spans.find(({ name }) => name === 'POST /graphql');
    const operation = spans.find(({ name }) => name === 'query Headlines');
    const statements = spans.filter(({ parentSpanId }) => parentSpanId === operation?.spanId);
    expect(request && valuesOf(request)).toMatchObject({
      'http.route': '/graphql',
      'http.response.status_code': 200,
    });
    expect(operation?.parentSpanId).toBe(request?.spanId);
    expect(operation && valuesOf(operation)).toEqual({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Headlines',
      'verbatim.sql_statements': 2,
    });
    expect(statements.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['articles published_at desc start', 'articles count']),
    );
    const shared = [request, operation, ...statements];
    expect(new Set(shared.map((span) => span?.traceId)).size).toBe(1);
    for (const span of statements) {
      expect(BigInt(span.endTimeUnixNano)).toBeGreaterThan(BigInt(span.startTimeUnixNano));
      expect(span.status.code).not.toBe(2);
    }
  });

  it('keep requests apart that are answered at the same time', async () => {
    const names = ['One', 'Two', 'Three', 'Four'];
    const spans = await told(
      names.map((name) => `query ${name} { articles(first: 3) { nodes { headline } } }`),
    );
    const operations = spans.filter(({ name }) => name.startsWith('query '));
    expect(operations.map(({ name }) => name).sort()).toEqual(names.map((name) => `query ${name}`).sort());
    for (const { spanId, traceId } of operations) {
      const statements = spans.filter(({ parentSpanId }) => parentSpanId === spanId);
      expect(statements.map((each) => [each.name, each.traceId])).toContainEqual([
        'articles published_at desc start',
        traceId,
      ]);
    }
  });

  it('tell of what went wrong, without words', async () => {
    const spans = await told(['query Wrong { articles(first: 101) { totalCount } }']);
    const operation = spans.find(({ name }) => name === 'query Wrong');
    expect(operation?.status).toEqual({ code: 2 });
  });

  it('tell nothing that somebody asked for, nor who', async () => {
    await told(
      ['query Secret($name: String!) { person(name: $name) { id } organization(name: "zqliteral") { id } }'],
      { name: 'zqvariable' },
    );
    const text = JSON.stringify(received);
    expect(text).toContain('query Secret');
    expect(text).not.toMatch(/zqliteral|zqvariable|select |127\.0\.0\.1|EDITOR|Bearer/);
  });

  it.each([
    ['no package of it is asked for without a collector', false],
    ['and some are with one, by which this test can see', true],
  ])('cost nothing: %s', async (_, isSet) => {
    const { url, drop } = await createTestDatabase();
    const server = await serve({
      DATABASE_URL: url,
      LOAD_SAMPLE: 'false',
      LOG_LEVEL: 'error',
      ...TELL_PACKAGES,
      ...(isSet && { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint('/otlp').href }),
    });
    expect(await server.query('{ articles { totalCount } }')).toEqual({
      data: { articles: { totalCount: 0 } },
    });
    const { stderr } = await server.end('SIGTERM');
    await drop();
    const asked = toldPackages(stderr);
    if (isSet) expect(asked).toContain('@opentelemetry/sdk-trace');
    else expect(asked).toEqual(new Set());
  });
});
