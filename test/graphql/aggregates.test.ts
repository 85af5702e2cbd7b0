import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { startApi, type Api } from '../support/api.js';
import { COUNTED_ARCHIVE } from '../support/counted-archive.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
  for (const each of COUNTED_ARCHIVE) await ingestPage(api.database, each);
});

afterAll(() => api.close());

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const { data, errors } = await api.query<Data>(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

interface Bucket {
  readonly start: string;
  readonly count: number;
  readonly total: number;
  readonly share: number;
}

async function timeline(variables: object): Promise<Bucket[]> {
  const { statementTimeline } = await ask<{ statementTimeline: Bucket[] }>(
    `query ($filter: StatementFilter, $interval: TimeInterval!, $timeZone: String) {
      statementTimeline(filter: $filter, interval: $interval, timeZone: $timeZone) { start count total share }
    }`,
    variables,
  );
  return statementTimeline;
}

const day = (bucket: Bucket): string => bucket.start.slice(0, 10);

describe('a timeline', () => {
  it('has empty stretches too, and counts each out of all statements of its stretch', async () => {
    expect(await timeline({ filter: { about: { name: 'lantern trust' } }, interval: 'MONTH' })).toEqual([
      { start: '2020-01-01T00:00:00.000Z', count: 4, total: 8, share: 0.5 },
      { start: '2020-02-01T00:00:00.000Z', count: 0, total: 0, share: 0 },
      { start: '2020-03-01T00:00:00.000Z', count: 4, total: 4, share: 1 },
    ]);
  });

  it.each([
    ['DAY', 91, '2020-01-01'],
    ['WEEK', 14, '2019-12-30'],
    ['QUARTER', 1, '2020-01-01'],
    ['YEAR', 1, '2020-01-01'],
  ])(
    'by %s covers the range asked for, from the calendar stretch it begins in',
    async (interval, count, first) => {
      const buckets = await timeline({
        filter: { saidAt: { from: '2020-01-01T00:00:00Z', to: '2020-04-01T00:00:00Z' } },
        interval,
      });
      expect([buckets.length, buckets[0] && day(buckets[0])]).toEqual([count, first]);
      expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(12);
    },
  );

  it('goes by the calendar of its time zone, also where the clock changes', async () => {
    const late = {
      outletId: [
        (
          await ask<{ outlets: { nodes: { id: string; name: string }[] } }>(
            '{ outlets { nodes { id name } } }',
          )
        ).outlets.nodes.find(({ name }) => name === 'The Sound')?.id,
      ],
    };
    expect((await timeline({ filter: late, interval: 'MONTH' })).map(day)).toEqual(['2020-03-01']);
    expect(await timeline({ filter: late, interval: 'MONTH', timeZone: 'Europe/Berlin' })).toEqual([
      { start: '2020-03-31T22:00:00.000Z', count: 1, total: 1, share: 1 },
    ]);
    const days = await timeline({
      filter: { saidAt: { from: '2020-03-28T00:00:00+01:00', to: '2020-03-31T00:00:00+02:00' } },
      interval: 'DAY',
      timeZone: 'Europe/Berlin',
    });
    expect(days.map(({ start }) => start)).toEqual([
      '2020-03-27T23:00:00.000Z',
      '2020-03-28T23:00:00.000Z',
      '2020-03-29T22:00:00.000Z',
    ]);
  });

  it.each([
    ['DAY', 'UTC'],
    ['DAY', 'Pacific/Auckland'],
    ['MONTH', 'UTC'],
    ['YEAR', 'America/Caracas'],
  ])('of everything, by %s in %s, counts all there is in each stretch', async (interval, timeZone) => {
    const buckets = await timeline({ interval, timeZone });
    expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(12);
    expect(buckets.filter(({ count, total }) => count !== total)).toEqual([]);
  });

  it('of nothing is empty', async () => {
    expect(await timeline({ filter: { about: { name: 'nobody' } }, interval: 'DAY' })).toEqual([]);
  });

  it.each([
    [{ interval: 'DAY', filter: { saidAt: { from: '1900-01-01T00:00:00Z' } } }, ['interval']],
    [{ interval: 'DAY', timeZone: '+02:00' }, ['timeZone']],
    [{ interval: 'DAY', timeZone: 'Nowhere/City' }, ['timeZone']],
  ])('refuses %j', async (variables, argument) => {
    const { errors } = await api.query(
      `query ($filter: StatementFilter, $interval: TimeInterval!, $timeZone: String) {
        statementTimeline(filter: $filter, interval: $interval, timeZone: $timeZone) { count } }`,
      variables,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('a breakdown', () => {
  const breakdown = async (by: string, filter: object = {}, top = 10) => {
    const { statementBreakdown } = await ask<{
      statementBreakdown: {
        key: string;
        count: number;
        total: number;
        node: { __typename: string } | null;
      }[];
    }>(
      `query ($by: StatementDimension!, $filter: StatementFilter, $top: Int) {
        statementBreakdown(by: $by, filter: $filter, top: $top) { key count total node { __typename } } }`,
      { by, filter, top },
    );
    return statementBreakdown.map(({ key, count, total, node }) => [
      key,
      count,
      total,
      node?.__typename ?? null,
    ]);
  };

  it('counts what passes out of all that has the value', async () => {
    const filter = { about: { name: 'lantern trust' } };
    expect(await breakdown('OUTLET', filter)).toEqual([
      ['The Harbour Ledger', 7, 11, 'Outlet'],
      ['The Sound', 1, 2, 'Outlet'],
    ]);
    expect(await breakdown('KIND', filter)).toEqual([
      ['DIRECT', 6, 11, null],
      ['COMMENT', 2, 2, null],
    ]);
    // Of two with the same number, neither has to come first.
    expect((await breakdown('SPEAKER', filter)).sort()).toEqual([
      ['Maria Oldfield', 3, 3, 'Person'],
      ['Tobias Renner', 3, 4, 'Person'],
    ]);
    expect(await breakdown('UNNAMED')).toEqual([
      ['NAMED', 7, 7, null],
      ['UNNAMED', 4, 4, null],
      ['COMMENT', 2, 2, null],
    ]);
  });

  it('by polarity goes by the stance towards those the filter names', async () => {
    const { statements } = await ask<{
      statements: { nodes: { stances: { polarity: string; target: { name: string } }[] }[] };
    }>('{ statements(first: 100) { nodes { stances { polarity target { name } } } } }');
    const tally = (target: string | null): unknown[] => {
      const polarities = statements.nodes.flatMap(({ stances }) => [
        ...new Set(
          stances
            .filter(({ target: { name } }) => target === null || name === target)
            .map(({ polarity }) => polarity),
        ),
      ]);
      return [...new Set(polarities)]
        .map((polarity) => [polarity, polarities.filter((each) => each === polarity).length])
        .sort();
    };
    const counts = async (filter: object) =>
      (await breakdown('POLARITY', filter)).map(([key, count]) => [key, count]).sort();
    expect(tally(null).length).toBeGreaterThan(0);
    expect(await counts({})).toEqual(tally(null));
    expect(await counts({ about: { name: 'harbour union' } })).toEqual(tally('Harbour Union'));
  });

  it('counts a statement about two for both, and names the most frequent only', async () => {
    expect(await breakdown('ABOUT', {}, 2)).toEqual([
      ['Lantern Trust', 8, 8, 'Organization'],
      ['Harbour Union', 5, 5, 'Organization'],
    ]);
    expect(await breakdown('ABOUT', { text: 'friends' })).toEqual(
      [
        ['Lantern Trust', 1, 8, 'Organization'],
        ['Harbour Union', 1, 5, 'Organization'],
      ].sort(),
    );
  });
});

describe('the network of co-mentions', () => {
  it('joins those whom the same statements are about, as often as asked for', async () => {
    const pairs = async (args: string) => {
      const { coMentions } = await ask<{
        coMentions: {
          nodes: { name: string }[];
          edges: { source: { name: string }; target: { name: string }; statementCount: number }[];
        };
      }>(
        `{ coMentions(${args}) { nodes { name } edges { source { name } target { name } statementCount } } }`,
      );
      expect(new Set(coMentions.nodes.map(({ name }) => name)).size).toBe(coMentions.nodes.length);
      return coMentions.edges.map((edge) => [
        [edge.source.name, edge.target.name].sort().join(' & '),
        edge.statementCount,
      ]);
    };
    expect(await pairs('minStatements: 1')).toEqual([
      ['Harbour Union & Port Elm Council', 4],
      ['Harbour Union & Lantern Trust', 1],
    ]);
    expect(await pairs('minStatements: 2')).toEqual([['Harbour Union & Port Elm Council', 4]]);
    expect(await pairs('minStatements: 1, top: 1')).toHaveLength(1);
    expect(await pairs('minStatements: 1, filter: { text: "friends" }')).toEqual([
      ['Harbour Union & Lantern Trust', 1],
    ]);
  });
});
