import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { pino } from 'pino';
import { ingestFiles } from '../../src/ingest/ingest-files.js';
import { pageFiles } from '../../src/ingest/sources/page-files.js';
import { readConfig } from '../../src/server/config.js';
import { EXAMPLE_OPERATIONS } from '../../src/server/example-operations.js';
import { createHttpServer, type HttpServer } from '../../src/server/http.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { startApi, type Api } from '../support/api.js';

const NAMES = [...EXAMPLE_OPERATIONS.matchAll(/^query (\w+)/gm)].map(([, name = '']) => name);
const INTROSPECTION = '{ __schema { queryType { name } } }';

let api: Api;

beforeAll(async () => {
  api = await startApi();
  const files = await pageFiles(['sample']);
  await ingestFiles(api.database, files, {}, {}, new AbortController().signal);
});

afterAll(() => api.close());

/** What a browser that opens the address shows before it runs any script. */
async function openInBrowser(address: string): Promise<string> {
  const response = await fetch(address, { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } });
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  return response.text();
}

/** Every leaf of an answer. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

describe('a browser', () => {
  it('gets Apollo Sandbox, from the first address too, with the example operations in it', async () => {
    const page = await openInBrowser(new URL('/', api.address).href);
    expect(page).toContain('embeddable-sandbox');
    expect(NAMES.length).toBeGreaterThanOrEqual(4);
    for (const name of NAMES) expect(page).toContain(`query ${name} {`);
  });

  it('gets a query to paste where Sandbox cannot be loaded', async () => {
    const page = await openInBrowser(api.address);
    const [, fallback = ''] = /<div class="fallback">(.*?)<\/div>/s.exec(page) ?? [];
    expect(fallback).toContain('query StatementsAbout');
    expect(page).not.toContain('Welcome to Apollo Server');
  });

  it('gets a plain page without introspection', async () => {
    const server: HttpServer = await createHttpServer(api.database, pino({ level: 'silent' }), {
      corsOrigins: [],
      introspection: false,
    });
    try {
      const address = await server.listen('127.0.0.1', 0);
      const page = await openInBrowser(address);
      expect(page).toContain('query StatementsAbout');
      expect(page).not.toMatch(/<script|https?:/);
      const ask = async (query: string) => {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        return response.text();
      };
      expect(await ask(INTROSPECTION)).toContain('INTROSPECTION_DISABLED');
      expect(await ask('{ article { i } }')).not.toMatch(/did you mean/i);
      expect(await ask('{ __typename }')).toBe('{"data":{"__typename":"Query"}}\n');
    } finally {
      await server.close();
    }
  });
});

describe('an example operation', () => {
  it('is valid', async () => {
    expect(validate(await buildVerbatimSchema(), parse(EXAMPLE_OPERATIONS))).toEqual([]);
  });

  it.each(NAMES)('%s finds something of every sort that it asks for in the sample archive', async (name) => {
    const { data, errors } = await api.query(EXAMPLE_OPERATIONS, {}, name);
    expect(errors).toBeUndefined();
    expect(leaves(data).filter((leaf) => leaf !== null && leaf !== 0).length).toBeGreaterThan(10);
  });
});

describe('INTROSPECTION', () => {
  it.each([
    [{}, true],
    [{ NODE_ENV: 'development' }, true],
    [{ NODE_ENV: 'production' }, false],
    [{ NODE_ENV: 'production', INTROSPECTION: 'true' }, true],
    [{ INTROSPECTION: 'false' }, false],
  ])('with %j is %s', (environment, expected) => {
    expect(readConfig(environment).introspection).toBe(expected);
  });
});
