import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';

let api: ProductionApi;

beforeAll(async () => {
  api = await startProductionApi({ MAX_BATCH: '5' });
});

afterAll(() => api.close());

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly string[] }[];
}

const failingAs = (name: string) => ({
  query: `{ __typename ${name}: article(id: "nothing of ours") { id } }`,
});

it('answers each operation of a batch by itself, also those that fail at the same time', async () => {
  const batch = [
    failingAs('a'),
    failingAs('b'),
    { query: '{ __typename }' },
    { query: 'query ($first: Int!) { statements(first: $first) { totalCount } }' },
    { query: '{ statements(first: 500) { totalCount } }' },
  ];
  const { json } = await api.post(batch);
  const answers = (json ?? []) as readonly Answer[];
  const told = answers.map(({ data, errors = [] }) => [data, ...errors.map(({ path }) => path)]);
  expect(told).toEqual([
    [{ __typename: 'Query', a: null }, ['a']],
    [{ __typename: 'Query', b: null }, ['b']],
    [{ __typename: 'Query' }],
    [undefined, undefined],
    [null, ['statements']],
  ]);
});
