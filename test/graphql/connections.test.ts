import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { lanternPage } from '../support/pages.js';

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

const STATEMENTS = `query (
  $first: Int, $after: String, $last: Int, $before: String, $orderBy: StatementOrder, $filter: StatementFilter
) {
  statements(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy, filter: $filter) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } }
  }
}`;

let api: Api;

beforeAll(async () => {
  api = await startApi();
  // Seven articles of two quotes and a comment, all comments of one article at the same time as the next one's quotes.
  for (let i = 1; i <= 7; i++) await ingestPage(api.database, lanternPage(i, 2));
});

afterAll(() => api.close());

async function page(variables: object): Promise<Page> {
  const { data, errors } = await api.query<{ statements: Page }>(STATEMENTS, variables);
  expect(errors).toBeUndefined();
  return data.statements;
}

async function forwards(first: number, orderBy?: object, filter?: object): Promise<Page[]> {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const next: Page = await page({ first, after, orderBy, filter });
    pages.push(next);
    after = next.pageInfo.endCursor;
  } while (pages.at(-1)?.pageInfo.hasNextPage === true);
  return pages;
}

async function backwards(last: number, orderBy?: object, filter?: object): Promise<Page[]> {
  const pages: Page[] = [];
  let before: string | null = null;
  do {
    const next: Page = await page({ last, before, orderBy, filter });
    pages.unshift(next);
    before = next.pageInfo.startCursor;
  } while (pages[0]?.pageInfo.hasPreviousPage === true);
  return pages;
}

const idsOf = (pages: readonly (Page | undefined)[]) =>
  pages.flatMap((each) => each?.edges.map(({ node }) => node.id) ?? []);

describe('a connection', () => {
  it.each([
    { orderBy: undefined, filter: undefined, count: 21 },
    { orderBy: { field: 'SAID_AT', direction: 'ASC' }, filter: undefined, count: 21 },
    { orderBy: { field: 'POSITION', direction: 'DESC' }, filter: { kind: ['DIRECT'] }, count: 14 },
    { orderBy: { field: 'CONFIDENCE', direction: 'DESC' }, filter: undefined, count: 21 },
    { orderBy: { field: 'RELEVANCE', direction: 'DESC' }, filter: { text: 'trust -hall' }, count: 7 },
    { orderBy: undefined, filter: { about: { name: 'lantern trust' }, kind: ['COMMENT'] }, count: 7 },
  ])(
    'gives everything once, in pages of any size, both ways: $orderBy.field of $filter',
    async ({ orderBy, filter, count }) => {
      const whole = await page({ first: 100, orderBy, filter });
      const ids = idsOf([whole]);
      expect([new Set(ids).size, whole.totalCount]).toEqual([count, count]);
      for (const size of [1, 4, 20]) {
        expect(idsOf(await forwards(size, orderBy, filter))).toEqual(ids);
        expect(idsOf(await backwards(size, orderBy, filter))).toEqual(ids);
      }
    },
  );

  it('refuses a cursor of another filter, and one of no filter', async () => {
    const cursor = (await page({ first: 1, filter: { kind: ['DIRECT'] } })).pageInfo.endCursor;
    for (const filter of [undefined, { kind: ['COMMENT'] }, { kind: ['DIRECT'], text: 'hall' }]) {
      const { errors } = await api.query(STATEMENTS, { first: 1, after: cursor, filter });
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: ['after'] });
    }
  });

  it('orders by relevance only where there are words to be relevant to', async () => {
    const orderBy = { field: 'RELEVANCE', direction: 'DESC' };
    for (const filter of [undefined, { kind: ['DIRECT'] }, { not: { text: 'hall' } }]) {
      const { errors } = await api.query(STATEMENTS, { orderBy, filter });
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: ['orderBy', 'field'] });
    }
  });

  it('is turned round by its direction', async () => {
    const [ascending, descending] = await Promise.all(
      ['ASC', 'DESC'].map((direction) => page({ first: 100, orderBy: { field: 'SAID_AT', direction } })),
    );
    expect(idsOf([ascending]).reverse()).toEqual(idsOf([descending]));
  });

  it('tells truly whether there is more, before and after', async () => {
    const [first, second, ...others] = await forwards(8);
    expect(
      [first, second, others[0]].map((each) => [each?.pageInfo.hasPreviousPage, each?.pageInfo.hasNextPage]),
    ).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    const middle = await page({ last: 2, before: second?.edges[4]?.cursor });
    expect(middle.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    expect(idsOf([middle])).toEqual(idsOf([second]).slice(2, 4));
  });

  it('counts all, whatever the page', async () => {
    const [first, last] = await Promise.all([page({ first: 1 }), page({ last: 3 })]);
    expect([first.totalCount, last.totalCount]).toEqual([21, 21]);
  });

  it('has twenty items where nothing else is asked, and may be asked for none', async () => {
    expect((await page({})).edges).toHaveLength(20);
    expect(await page({ first: 0 })).toMatchObject({
      edges: [],
      totalCount: 21,
      pageInfo: { startCursor: null, endCursor: null },
    });
  });

  it('that is empty says so', async () => {
    const { data } = await api.query<{ person: { quotes: Page } }>(
      '{ person(name: "Ada Quill") { quotes { totalCount pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor } } } }',
    );
    expect(data.person.quotes).toEqual({
      totalCount: 0,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null },
      edges: [],
    });
  });

  it.each([
    ['first', { first: 101 }],
    ['first', { first: -1 }],
    ['last', { last: 101 }],
    ['last', { first: 1, last: 1 }],
    ['after', { after: 'nonsense' }],
    ['after', { after: '' }],
    ['before', { last: 2, before: 'WyJ4Il0' }],
  ])('refuses a wrong %s: %j', async (argument, variables) => {
    const { errors } = await api.query(STATEMENTS, variables);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: [argument] });
    expect(errors?.[0]?.message).not.toContain('nonsense');
  });

  it('refuses the cursor of another order and of another list', async () => {
    const { pageInfo } = await page({ first: 2 });
    const after = pageInfo.endCursor;
    const others = [
      api.query(STATEMENTS, { after, orderBy: { field: 'SAID_AT', direction: 'ASC' } }),
      api.query('query ($after: String) { articles(after: $after) { nodes { id } } }', { after }),
      api.query(
        'query ($after: String) { person(name: "Maria Oldfield") { statements(after: $after) { nodes { id } } } }',
        {
          after,
        },
      ),
    ];
    for (const { errors } of await Promise.all(others)) {
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['after'] });
    }
  });
});
