import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { readConfig } from '../../src/server/config.js';
import { startApi } from '../support/api.js';
import { operations } from '../support/operations.js';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';

const BOUNDS = {
  MAX_DEPTH: '8',
  MAX_COMPLEXITY: '1000',
  MAX_FIELDS: '40',
  MAX_ALIASES: '3',
  MAX_DIRECTIVES: '4',
  MAX_TOKENS: '250',
  MAX_BODY_BYTES: '5000',
  MAX_BATCH: '3',
};

let usual: ProductionApi;
let narrow: ProductionApi;

beforeAll(async () => {
  [usual, narrow] = await Promise.all([startProductionApi(), startProductionApi(BOUNDS)]);
});

afterAll(() => Promise.all([usual.close(), narrow.close()]));

const times = (count: number, text: string): string => Array.from({ length: count }, () => text).join(' ');

/** A query of so many fields one inside the other. */
function nested(depth: number): string {
  return depth === 1 ? 'id' : `parent { ${nested(depth - 1)} }`;
}
const deep = (depth: number): string => `{ nodes(ids: []) { ... on Comment { ${nested(depth - 1)} } } }`;

/** Each fragment spreads the next one twice: 2 to the power of `count` fields. */
function doubling(count: number): string {
  const fragments = Array.from({ length: count }, (_, i) => {
    const next = i + 1 < count ? `...F${String(i + 1)} ...F${String(i + 1)}` : '__typename';
    return `fragment F${String(i)} on Query { ${next} }`;
  });
  return `{ ...F0 } ${fragments.join(' ')}`;
}

describe('an operation', () => {
  it.each([
    ['eight deep', deep(8), []],
    ['nine deep', deep(9), ['QUERY_TOO_DEEP']],
    ['40 fields', `{ ${times(40, '__typename')} }`, []],
    ['41 fields', `{ ${times(41, '__typename')} }`, ['TOO_MANY_FIELDS']],
    ['3 aliases', '{ a: __typename b: __typename c: __typename }', []],
    [
      '4 aliases, on __typename too',
      '{ a: __typename b: __typename c: __typename d: __typename }',
      ['TOO_MANY_ALIASES'],
    ],
    [
      '4 aliases by one fragment',
      '{ ...A ...A } fragment A on Query { a: __typename b: __typename }',
      ['TOO_MANY_ALIASES'],
    ],
    ['4 directives', `{ ${times(4, '__typename @skip(if: false)')} }`, []],
    ['5 directives', `{ ${times(5, '__typename @skip(if: false)')} }`, ['TOO_MANY_DIRECTIVES']],
    [
      '5 directives on fragments',
      `{ ${times(5, '... @include(if: true) { __typename }')} }`,
      ['TOO_MANY_DIRECTIVES'],
    ],
    ['250 tokens, and too many fields', `{ ${times(248, '__typename')} }`, ['TOO_MANY_FIELDS']],
    ['251 tokens', `{ ${times(249, '__typename')} }`, ['TOO_MANY_TOKENS']],
    ['fragments that double each other', doubling(20), ['TOO_MANY_FIELDS']],
  ])('of %s is let through or refused', async (_shape, query, codes) => {
    const answer = await narrow.post({ query });
    expect(answer.codes).toEqual(codes);
  });

  it('is refused with a sentence that tells the bound, and nothing is executed', async () => {
    const { json } = await narrow.post({
      query:
        '{ articles(first: 100) { nodes { outlet { name } about: mentions(first: 30) { nodes { entity { id } } } } } }',
    });
    expect(json).toEqual({
      errors: [
        {
          message:
            'An operation has at most 1000 objects in its answer, by the page sizes it asks for, and this one has up to 6301.',
          extensions: { code: 'QUERY_TOO_COMPLEX' },
        },
      ],
    });
  });

  it('is held to its bounds though it is another one of a document that was fine', async () => {
    const query = `query Small { __typename } query Large { ${times(41, '__typename')} }`;
    expect((await narrow.post({ query, operationName: 'Small' })).codes).toEqual([]);
    expect((await narrow.post({ query, operationName: 'Large' })).codes).toEqual(['TOO_MANY_FIELDS']);
  });

  it.each(['Forged', ''])(
    'is not executed under a name that it does not have: "%s"',
    async (operationName) => {
      for (const query of [
        `{ ${times(41, '__typename')} }`,
        'query Small { __typename }',
        '{ __typename }',
      ]) {
        const answer = await narrow.post({ query, operationName });
        expect([answer.status, answer.json?.data, answer.codes]).toEqual([
          200,
          undefined,
          ['OPERATION_RESOLUTION_FAILURE'],
        ]);
        expect(answer.text).not.toContain('Forged');
      }
      // By GET it would be a mutation that nobody had noticed.
      const forged = new URLSearchParams({ query: 'mutation { __typename }', operationName });
      const byGet = await narrow.fetch(`/graphql?${forged.toString()}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect([byGet.json?.data, byGet.codes]).toEqual([undefined, ['OPERATION_RESOLUTION_FAILURE']]);
    },
  );
});

describe('the complexity of an operation', () => {
  // Two connections of 20 each by default: 1 + 20 * (1 + 1 + 20 * ...).
  const DEFAULTS = '{ articles { nodes { quotes { nodes { id } } } } }';
  const SIZES =
    'query ($a: Int, $b: Int = 100) { articles(first: $a) { nodes { quotes(last: $b) { nodes { id } } } } }';

  it.each([
    [DEFAULTS, {}, 441],
    ['{ articles { edges { node { quotes { edges { node { id } } } } } } }', {}, 861],
    ['{ articles(first: 9) { nodes { quotes(first: 100) { nodes { id } } } } }', {}, 919],
    [SIZES, { a: 9 }, 919],
    [SIZES, { a: 100, b: 8 }, 1001],
    [SIZES, { a: 100, b: null }, 2201],
    [SIZES, {}, 2041],
    ['{ articles(first: 100) { nodes { speakers { id } } } }', {}, 401],
    ['{ articles(first: 100) { nodes { quotes { totalCount } } } }', {}, 701],
    [
      'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Article { bylines { id } } } }',
      { ids: ['a', 'b'] },
      8,
    ],
    ['{ coMentions(top: 7) { edges { source { id } } } }', {}, 214],
    ['{ organization(name: "x") { id } }', {}, 1],
  ])('of %s with %j is %i', async (query, variables, cost) => {
    const api = await startProductionApi({ MAX_COMPLEXITY: String(cost) });
    const stricter = await startProductionApi({ MAX_COMPLEXITY: String(Math.max(cost - 1, 1)) });
    try {
      expect((await api.post({ query, variables })).codes).not.toContain('QUERY_TOO_COMPLEX');
      const refused = await stricter.post({ query, variables });
      expect(refused.codes).toEqual(cost > 1 ? ['QUERY_TOO_COMPLEX'] : []);
    } finally {
      await Promise.all([api.close(), stricter.close()]);
    }
  });

  it('is looked at anew for each request of the same text', async () => {
    const ask = async (a: unknown) => (await narrow.post({ query: SIZES, variables: { a } })).codes;
    expect(await ask(9)).toEqual([]);
    expect(await ask(100)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(await ask(9)).toEqual([]);
    // What no page can have is told as what it is.
    expect(await ask(1e9)).toEqual(['QUERY_TOO_COMPLEX']);
    expect(await ask('9')).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a request', () => {
  it('has no more bytes than the setting says', async () => {
    const body = (bytes: number): string => JSON.stringify({ query: '{ __typename }' }).padEnd(bytes);
    expect((await narrow.post(body(5000))).codes).toEqual([]);
    const refused = await narrow.post(body(5001));
    expect([refused.status, refused.codes]).toEqual([413, ['PAYLOAD_TOO_LARGE']]);
  });

  it('has no more operations than the setting says, and one by default', async () => {
    const batch = (count: number) => Array.from({ length: count }, () => ({ query: '{ __typename }' }));
    expect((await narrow.post(batch(3))).json).toHaveLength(3);
    for (const [api, count] of [
      [narrow, 4],
      [usual, 2],
      [usual, 1],
    ] as const) {
      const refused = await api.post(batch(count));
      expect([refused.status, refused.codes]).toEqual([400, ['BATCH_TOO_LARGE']]);
    }
  });

  it('has no variables that are nested without end', async () => {
    const query = 'query ($filter: StatementFilter) { statements(filter: $filter) { nodes { id } } }';
    const filter = `${'{"not":'.repeat(50_000)}{}${'}'.repeat(50_000)}`;
    const answer = await usual.post(`{"query":${JSON.stringify(query)},"variables":{"filter":${filter}}}`);
    expect(answer.codes).toEqual(['VARIABLES_TOO_DEEP']);
  });
});

describe('the usual bounds', () => {
  it('let the operations of a reading room and a dashboard through, and leave them room', async () => {
    const known = [...(await operations())];
    expect(known.length).toBeGreaterThan(6);
    for (const [name, query] of known) {
      const variables = { name: 'x', id: 'x', filter: {}, text: 'x', ids: [] };
      const { codes } = await usual.post({ query, variables });
      expect([name, codes.filter((code) => code !== 'BAD_USER_INPUT')]).toEqual([name, []]);
    }
  });

  it('let tools ask for the schema, where they may, and not in circles', async () => {
    const api = await startApi();
    try {
      expect((await api.query(getIntrospectionQuery())).errors).toBeUndefined();
      const circle =
        '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
      const { errors = [] } = await api.query(circle);
      expect(errors.map(({ extensions }) => extensions['code'])).toContain('GRAPHQL_VALIDATION_FAILED');
    } finally {
      await api.close();
    }
  });

  it.each(['MAX_DEPTH', 'MAX_BATCH', 'MAX_BODY_BYTES'])('cannot be none: %s', (name) => {
    expect(() => readConfig({ [name]: '0' })).toThrow(`${name} is wrong`);
  });
});
