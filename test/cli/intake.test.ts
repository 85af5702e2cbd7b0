import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { Database } from '../../src/store/database.js';
import { serve, type Serving } from '../support/command-line.js';
import { createKey } from '../support/keys.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PAGE = [
  'Pier to be mended',
  'By Ada Quill',
  '“The Lantern Trust will mend the pier,” said Maria Oldfield, its director.',
  'Published in The Harbour Ledger',
].join('\n\n');

let database: TestDatabase;
let server: Serving;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const connected = await Database.connect(database.url);
  key = (await createKey(connected, Role.CONTRIBUTOR)).secret;
  await connected.close();
  server = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', REQUEST_TIMEOUT_MS: '0' });
});

afterAll(async () => {
  await server.end('SIGTERM');
  await database.drop();
});

async function mutate(query: string, variables: object, { address } = server): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

describe('a server that is sent something', () => {
  it('reads and analyses it in a thread of its own, and answers with what it made of it', async () => {
    const query = `mutation ($text: String!) { ingestArticle(input: { text: $text }) {
      outcome userErrors { code path } article { quotes { nodes { text speaker { name } } } } } }`;
    expect(await mutate(query, { text: PAGE })).toEqual({
      data: {
        ingestArticle: {
          outcome: 'CREATED',
          userErrors: [],
          article: {
            quotes: {
              nodes: [{ text: 'The Lantern Trust will mend the pier,', speaker: { name: 'Maria Oldfield' } }],
            },
          },
        },
      },
    });
    expect(await mutate(query, { text: 'A headline alone' })).toMatchObject({
      data: { ingestArticle: { userErrors: [{ code: 'PAGE_UNREADABLE', path: ['input', 'text'] }] } },
    });
  });

  it('refuses what takes longer than a page may, and goes on', async () => {
    const hasty = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', PAGE_TIMEOUT_MS: '1' });
    try {
      const query =
        'mutation ($text: String!) { ingestArticle(input: { text: $text }) { userErrors { code path } } }';
      const text = PAGE.replace('Pier', 'Quay');
      const tooSlow = { code: 'PAGE_TOO_SLOW', path: ['input', 'text'] };
      const refused = { data: { ingestArticle: { userErrors: [tooSlow] } } };
      expect(await mutate(query, { text }, hasty)).toEqual(refused);
      expect(await mutate(query, { text }, hasty)).toEqual(refused);
      expect(await mutate(query, { text })).toEqual({ data: { ingestArticle: { userErrors: [] } } });
    } finally {
      await hasty.end('SIGTERM');
    }
  });
});
