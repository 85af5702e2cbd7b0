import { execFileSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeGlobalId } from '../../src/domain/global-id.js';
import { SearchKind } from '../../src/domain/kinds.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { SQL_CHANNEL, type SentSql } from '../../src/store/connection-pool.js';
import { searchHits } from '../../src/store/search.js';
import { startApi, type Api } from '../support/api.js';
import { lanternPage, page, pierTalksPage } from '../support/pages.js';

interface Hit {
  readonly id: string;
  readonly rank: number;
  readonly highlight: string;
  readonly found: { readonly __typename: string; readonly id: string };
}

interface Answer {
  readonly search: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly nodes: readonly Hit[];
  };
}

const SEARCH = `query ($text: String!, $kind: [SearchKind!], $first: Int, $after: String) {
  search(text: $text, kind: $kind, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } nodes { id rank highlight found { __typename id } } } }`;

let api: Api;

beforeAll(async () => {
  api = await startApi();
  const café = page({
    url: 'https://harbour.example/cafe',
    headline: 'Café by the pier',
    text: '“The café will open at dawn,” said Tobias Renner.',
  });
  for (const each of [lanternPage(1, 3), lanternPage(2, 2), pierTalksPage(1, 2), café])
    await ingestPage(api.database, each);
});

afterAll(() => api.close());

async function search(variables: object): Promise<Answer['search']> {
  const { data, errors } = await api.query<Answer>(SEARCH, variables);
  expect(errors).toBeUndefined();
  return data.search;
}

const typesOf = ({ nodes }: Answer['search']): string[] => nodes.map(({ found }) => found.__typename);

describe('search', () => {
  it('finds articles, statements and names, the best first, the matches marked', async () => {
    const hits = await search({ text: 'lantern trust' });
    expect(hits.totalCount).toBe(hits.nodes.length);
    expect(new Set(typesOf(hits))).toEqual(new Set(['Organization', 'Article', 'Quote', 'Comment']));
    expect(hits.nodes[0]).toMatchObject({ highlight: '<<Lantern Trust>>', rank: 1 });
    const ranks = hits.nodes.map(({ rank }) => rank);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    expect(ranks.every((rank) => rank > 0 && rank <= 1)).toBe(true);
    expect(hits.nodes.every(({ highlight }) => /<<(Lantern|Trust)/.test(highlight))).toBe(true);
  });

  it('looks only where it is told to', async () => {
    expect(new Set(typesOf(await search({ text: 'lantern', kind: ['QUOTE'] })))).toEqual(new Set(['Quote']));
    expect(new Set(typesOf(await search({ text: 'lantern', kind: ['COMMENT', 'ARTICLE'] })))).toEqual(
      new Set(['Comment', 'Article']),
    );
    expect(await search({ text: 'lantern', kind: ['PLACE'] })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('understands what people type: a phrase, minus, or, an accent left out, another form of the word', async () => {
    const found = async (text: string) => (await search({ text, kind: ['QUOTE'] })).totalCount;
    expect(await found('"hall number 100"')).toBe(1);
    expect(await found('"number hall"')).toBe(0);
    expect(await found('lantern -101 -100')).toBe(3);
    expect(await found('cafe or pier')).toBe(3);
    expect(await found('opening')).toBe(6);
    expect(await found('-lantern -pier')).toBe(1);
    expect(await found('"')).toBe(0);
  });

  it('finds a name though it is misspelt', async () => {
    const { nodes } = await search({ text: 'Mria Oldfeld', kind: ['PERSON'] });
    expect(nodes.map(({ highlight }) => highlight)).toEqual(['<<Maria Oldfield>>']);
  });

  it('gives everything once, page by page', async () => {
    const whole = await search({ text: 'lantern or pier', first: 100 });
    const met: string[] = [];
    let after: string | null = null;
    do {
      const next: Answer['search'] = await search({ text: 'lantern or pier', first: 2, after });
      met.push(...next.nodes.map(({ id }) => id));
      after = next.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    } while (after !== null);
    expect(met).toEqual(whole.nodes.map(({ id }) => id));
    expect(new Set(met).size).toBe(whole.totalCount);
  });

  it('ranks only the newest of many that fit', async () => {
    const question = {
      kinds: [SearchKind.QUOTE, SearchKind.ARTICLE],
      text: 'lantern',
      nameKey: '',
      mostRanked: 1,
    };
    const [found] = (
      await searchHits.slices(api.database, [{ id: '', localId: null }], {
        filter: question,
        ...{ order: 'RANK', direction: 'DESC', limit: 10, past: null, inclusive: false },
      })
    ).values();
    const newest = await api.query<{
      statements: { nodes: { id: string }[] };
      articles: { nodes: { id: string }[] };
    }>(
      `{ statements(first: 1, filter: { text: "lantern", kind: [DIRECT, INDIRECT, MIXED] }, orderBy: { field: SAID_AT, direction: DESC }) { nodes { id } }
         articles(first: 1, filter: { text: "lantern" }, orderBy: { field: PUBLISHED_AT, direction: DESC }) { nodes { id } } }`,
    );
    const { statements, articles } = newest.data;
    const ids = (found ?? []).map(({ row: { kind, id, localId } }) =>
      localId === null
        ? encodeGlobalId('Article', id)
        : encodeGlobalId(kind === SearchKind.QUOTE ? 'Quote' : 'Comment', id, localId),
    );
    expect(new Set(ids)).toEqual(new Set([...statements.nodes, ...articles.nodes].map(({ id }) => id)));
    expect(await searchHits.counts(api.database, [{ id: '', localId: null }], question)).toEqual(
      new Map([['', 2]]),
    );
  });

  it('gives hits that can be fetched again', async () => {
    const { nodes } = await search({ text: 'pier' });
    const { data } = await api.query<{ nodes: Hit[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on SearchResult { rank highlight found { __typename id } } } }',
      { ids: nodes.map(({ id }) => id) },
    );
    expect(data.nodes).toEqual(nodes);
  });

  it('leaves out what is gone before its words are read', async () => {
    await ingestPage(
      api.database,
      page({ url: 'https://harbour.example/gone', headline: 'A jetty that goes' }),
    );
    await ingestPage(
      api.database,
      page({ url: 'https://harbour.example/stays', headline: 'A jetty that stays' }),
    );
    // Another process, waited for: nothing is sent from here until it is done.
    const deleting = `import pg from 'pg';
      const client = new pg.Client(${JSON.stringify(api.databaseUrl)});
      await client.connect();
      await client.query("delete from article where headline = 'A jetty that goes'");
      await client.end();`;
    const onSent = (message: unknown): void => {
      if ((message as SentSql).name !== 'displaysOfHits') return;
      unsubscribe(SQL_CHANNEL, onSent);
      execFileSync(process.execPath, ['--input-type=module', '--eval', deleting]);
    };
    subscribe(SQL_CHANNEL, onSent);
    const { nodes } = await search({ text: 'jetty', kind: ['ARTICLE'] });
    expect(nodes.map(({ highlight }) => highlight)).toEqual([
      expect.stringContaining('<<jetty>> that stays'),
    ]);
  });

  it.each([
    [{ text: '' }, ['text']],
    [{ text: 'x'.repeat(201) }, ['text']],
    [{ text: 'a\0b' }, ['text']],
    [{ text: 'a', first: 101 }, ['first']],
  ])('refuses %j', async (variables, argument) => {
    const { errors } = await api.query(SEARCH, variables);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });
});
