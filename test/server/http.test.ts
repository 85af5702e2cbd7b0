import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import { createHttpServer, type HttpServer } from '../../src/server/http.js';
import { Database } from '../../src/store/database.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ORIGIN = 'https://reading-room.example';

let test: TestDatabase;
let database: Database;
let server: HttpServer;
let address: string;
let log = '';

beforeAll(async () => {
  test = await createTestDatabase();
  database = await Database.connect(test.url);
  const logger = pino({ level: 'error' }, { write: (line: string) => void (log += line) });
  server = await createHttpServer(database, logger, { corsOrigins: [ORIGIN], introspection: true });
  address = await server.listen('127.0.0.1', 0);
});

afterAll(async () => {
  await server.close();
  await database.close();
  await test.drop();
});

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('the server', () => {
  // Without the header Apollo refuses simple requests, against forgery: https://www.apollographql.com/docs/apollo-server/security/cors
  const careful: typeof fetch = (url, options) => {
    const headers = new Headers(options?.headers);
    headers.set('apollo-require-preflight', 'true');
    return fetch(url, { ...options, headers });
  };

  it.each(serverAudits({ url: () => address, fetchFn: careful }).map(({ name, fn }) => [name, fn] as const))(
    'speaks GraphQL over HTTP: %s',
    async (_name, audit) => {
      expect(await audit()).toMatchObject({ status: 'ok' });
    },
  );

  it('answers a health check', async () => {
    const response = await fetch(new URL('/health', address));
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });

  it.each([
    ['{"query": ', 400, 'BAD_REQUEST'],
    [JSON.stringify({ query: `{${' '.repeat(1_100_000)}__typename}` }), 413, 'PAYLOAD_TOO_LARGE'],
  ])(
    'refuses a malformed or endless body in the form of GraphQL, without a stack',
    async (body, status, code) => {
      const response = await post(body);
      const text = await response.text();
      expect(response.status).toBe(status);
      expect(JSON.parse(text)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
      expect(text).not.toMatch(/node_modules|at \w+ \(/);
    },
  );

  it('tells of an address or a method that is none in the form of GraphQL', async () => {
    for (const response of await Promise.all([
      fetch(new URL('/nowhere', address)),
      fetch(address, { method: 'PUT', body: '{}', headers: { 'content-type': 'application/json' } }),
    ])) {
      expect([response.status, await response.json()]).toEqual([
        404,
        { errors: [{ message: expect.any(String), extensions: { code: 'NOT_FOUND' } }] },
      ]);
    }
  });

  it.each([
    ['mutation { x }', 'GRAPHQL_VALIDATION_FAILED'],
    ['subscription { x }', 'OPERATION_RESOLUTION_FAILURE'],
    ['{ organization(name: "a\\u0000b") { id } }', 'BAD_USER_INPUT'],
  ])('does not take the mistake of %s for its own', async (query, code) => {
    log = '';
    const answer = (await (await post(JSON.stringify({ query }))).json()) as {
      errors: { extensions: { code: string } }[];
    };
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(log).toBe('');
  });

  it.each([
    '{ node(id: ID "a secret") }',
    '{ node(id: ID "one \\"and\\" a secret") }',
    '{ node(id: ID """a\nsecret""") }',
    '{ node(id: "a \\usecret") { id } }',
    '{ "a secret" }',
    '{ node(id: "one "a secret" more") { id } }',
  ])('does not repeat what a query stops being one at: %s', async (query) => {
    const response = await post(JSON.stringify({ query }));
    const answer = await response.text();
    expect(answer).toContain('"message":"Syntax Error: ');
    expect(answer).not.toContain('secr');
  });

  it('keeps what failed inside to its log', async () => {
    const other = await createTestDatabase();
    const doomed = await Database.connect(other.url);
    const logger = pino({ level: 'error' }, { write: (line: string) => void (log += line) });
    const silent = await createHttpServer(doomed, logger, { corsOrigins: [], introspection: true });
    try {
      const url = await silent.listen('127.0.0.1', 0);
      await other.drop();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ articles { nodes { headline } } }' }),
      });
      const answer = await response.text();
      expect(answer).toContain('"code":"SERVICE_UNAVAILABLE"');
      expect(answer).not.toMatch(/stack|node_modules|test_[0-9a-f]{8}/);
      expect(log).toMatch(/does not exist|terminat/);
    } finally {
      await silent.close();
      await doomed.close();
    }
  });

  it('refuses a form that another page sends in a reader’s name', async () => {
    const response = await post('query=%7B__typename%7D', { 'content-type': 'text/plain' });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });

  it('lets the pages named query it, and no others', async () => {
    const preflight = (origin: string) =>
      fetch(address, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
    expect((await preflight(ORIGIN)).headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(
      (await preflight('https://elsewhere.example')).headers.get('access-control-allow-origin'),
    ).not.toBe('https://elsewhere.example');
  });
});
