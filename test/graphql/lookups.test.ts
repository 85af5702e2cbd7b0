import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { comment, page } from '../support/pages.js';
import { recordSql } from '../support/sql-count.js';

const EVERY_ID = `{ articles { nodes { id outlet { id } bylines { id }
  quotes { nodes { id speaker { id } about { entity { id } } } }
  threads { nodes { id comments { nodes { id } } } } } } }`;
const REFETCH = 'query Refetch($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

let api: Api;

beforeAll(async () => {
  api = await startApi();
  await ingestPage(
    api.database,
    page({
      url: 'https://harbour.example/bridge',
      bylines: ['Ada Quill'],
      text: '“The Harbour Guard has left Norway,” said Ana Ruiz. “So it has,” said a senior official, who asked not to be named for fear of losing his job.',
      comments: [comment('gull', 'Good.')],
    }),
  );
});

afterAll(() => api.close());

/** Every `id` in an answer, with none twice. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'id' in value && typeof value.id === 'string' ? [value.id] : [];
  return [...new Set([...own, ...Object.values(value).flatMap(idsIn)])];
}

describe('node and nodes', () => {
  it('fetch anything again that has an id, in order, null for the unknown', async () => {
    const ids = idsIn((await api.query(EVERY_ID)).data);
    const unknown = Buffer.from('Person:1').toString('base64url');
    const asked = [...ids, unknown, ...ids].reverse();
    const { data } = await api.query<{ nodes: ({ __typename: string; id: string } | null)[] }>(REFETCH, {
      ids: asked,
    });
    expect(data.nodes.map((node) => node?.id ?? null)).toEqual(
      asked.map((id) => (id === unknown ? null : id)),
    );
    expect(new Set(data.nodes.map((node) => node?.__typename))).toEqual(
      new Set([
        'Article',
        'Outlet',
        'Person',
        'Organization',
        'Place',
        'Quote',
        'UnnamedSource',
        'CommentThread',
        'Comment',
        undefined,
      ]),
    );
  });

  it('send one statement for each type, however many ids', async () => {
    const ids = idsIn((await api.query(EVERY_ID)).data);
    const few = await recordSql(() => api.query(REFETCH, { ids }));
    const many = await recordSql(() =>
      api.query(REFETCH, { ids: Array.from({ length: 5 }, () => ids).flat() }),
    );
    expect(many.names).toEqual(few.names);
    expect(new Set(few.names).size).toBe(few.names.length);
  });

  it.each(['', 'x', 'UGVyc29uOjE6Mjoz', Buffer.from('Person:99999999999999999999').toString('base64url')])(
    'know nothing by what is no id: %j',
    async (id) => {
      expect(await api.query('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
        data: { node: null },
      });
    },
  );
});

describe('an article', () => {
  it('is found by its address, also one that is written otherwise', async () => {
    const query = 'query ($url: URL!) { article(url: $url) { headline } }';
    for (const url of [
      'https://harbour.example/bridge',
      'HTTPS://Harbour.Example:443/bridge',
      'https://harbour.example/bridge?utm_source=feed&fbclid=1#comments',
    ]) {
      expect((await api.query(query, { url })).data).toEqual({
        article: { headline: 'Ferry plan divides the harbour' },
      });
    }
    expect((await api.query(query, { url: 'https://harbour.example/other' })).data).toEqual({
      article: null,
    });
  });

  it.each([
    'https://harbour.example/bridge?%E0',
    'https://harbour.example/bridge?%zz&a',
    'https://harbour.example/bridge?a%26b',
    'data:',
    'view-source:https://harbour.example/bridge',
    'mailto:desk@harbour.example',
    'file:///bridge',
  ])('is none where none has the address, however odd that is: %s', async (url) => {
    const query = 'query ($url: URL!) { article(url: $url) { headline } }';
    expect(await api.query(query, { url })).toEqual({ data: { article: null } });
  });

  it('is not looked for in a very long address, which would keep the server from everything else', async () => {
    const url = `https://harbour.example/bridge?utm_source=${'a'.repeat(2_048)}`;
    const query = 'query ($url: URL!) { article(url: $url) { headline } }';
    expect(await api.query(query, { url })).toEqual({ data: { article: null } });
  });

  it.each(['{ article { id } }', '{ person { id } }', '{ person(id: "x", name: "y") { id } }'])(
    'or an entity is asked for by one thing exactly: %s',
    async (query) => {
      const { errors } = await api.query(query);
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    },
  );

  it('or an entity is no other kind of thing, whatever its id claims', async () => {
    const { data } = await api.query<{ organization: { id: string } }>(
      '{ organization(name: "Harbour Guard") { id } }',
    );
    const id = Buffer.from(data.organization.id, 'base64url').toString().replace('Organization', 'Person');
    const forged = Buffer.from(id).toString('base64url');
    expect(await api.query('query ($id: ID!) { person(id: $id) { name } }', { id: forged })).toEqual({
      data: { person: null },
    });
  });

  it('or an entity is looked up by many names in one statement', async () => {
    const query = (names: number) =>
      `{ ${Array.from({ length: names }, (_, i) => `p${String(i)}: person(name: "P ${String(i)}") { name }`).join(' ')} }`;
    const [few, many] = [
      await recordSql(() => api.query(query(2))),
      await recordSql(() => api.query(query(25))),
    ];
    expect([few.names, many.names]).toEqual([['entitiesByNames'], ['entitiesByNames']]);
  });

  it('is not found by the id of something else', async () => {
    const { data } = await api.query<{ person: { id: string } }>('{ person(name: "Ana Ruiz") { id } }');
    const { errors } = await api.query('query ($id: ID!) { article(id: $id) { id } }', {
      id: data.person.id,
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['id'] });
  });
});

describe('a query', () => {
  it('reads only the columns it asks for', async () => {
    const lean = await recordSql(() => api.query('{ articles { nodes { headline } } }'));
    expect(lean.texts.join()).not.toMatch(/\.text\b/);
    const whole = await recordSql(() => api.query('{ articles { nodes { headline text } } }'));
    expect(whole.names.length).toBeGreaterThan(lean.names.length);
  });

  it('counts only when it asks for the count', async () => {
    const uncounted = await recordSql(() => api.query('{ statements { nodes { id } } }'));
    const counted = await recordSql(() => api.query('{ statements { totalCount nodes { id } } }'));
    expect(counted.names.length).toBe(uncounted.names.length + 1);
  });
});

describe('an unnamed source', () => {
  it('carries its request for anonymity, the reason and the words that state it', async () => {
    const { data } = await api.query(`{ quotes { nodes { speaker { name ... on UnnamedSource {
      isPlural nationality anonymityRequested anonymityReason { category selector { exact } } } } } } }`);
    expect(data).toMatchObject({
      quotes: {
        nodes: [
          { speaker: { name: 'Ana Ruiz' } },
          {
            speaker: {
              name: 'a senior official',
              isPlural: false,
              nationality: null,
              anonymityRequested: true,
              anonymityReason: {
                category: 'FEAR_OF_REPRISAL',
                selector: { exact: 'for fear of losing his job' },
              },
            },
          },
        ],
      },
    });
  });
});
