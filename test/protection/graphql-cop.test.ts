import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startProductionApi, type ProductionApi, type RawAnswer } from '../support/production-api.js';

/** The checks of https://github.com/dolevf/graphql-cop, said anew against the settings of production. */
let api: ProductionApi;

beforeAll(async () => {
  api = await startProductionApi();
});

afterAll(() => api.close());

const times = (count: number, text: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

const TYPENAME = '%7B__typename%7D';

function dataOf({ json }: RawAnswer): unknown {
  return json?.data ?? null;
}

/** What no answer tells: that there are other names like this one, or where in our code it went wrong. */
const INDISCREET = /did you mean|stacktrace|exception|node_modules|tracing|\.js:\d/i;

describe('graphql-cop', () => {
  it('1: alias overloading is refused, of __typename too', async () => {
    const answer = await api.post({ query: `{ ${times(101, (i) => `alias${String(i)}: __typename`)} }` });
    expect([dataOf(answer), answer.codes]).toEqual([null, ['TOO_MANY_ALIASES']]);
  });

  it('2: array batching is refused', async () => {
    const answer = await api.post(Array.from({ length: 11 }, () => ({ query: '{ __typename }' })));
    expect([answer.status, answer.codes]).toEqual([400, ['BATCH_TOO_LARGE']]);
  });

  it('3: directive overloading is refused, unknown ones without a list of them', async () => {
    const unknown = await api.post({ query: `{ __typename ${times(10, () => '@aa')} }` });
    expect(dataOf(unknown)).toBeNull();
    expect(unknown.codes.length).toBeLessThan(10);
    const known = await api.post({ query: `{ ${times(21, () => '__typename @include(if: true)')} }` });
    expect([dataOf(known), known.codes]).toEqual([null, ['TOO_MANY_DIRECTIVES']]);
  });

  it('4: circular introspection is refused', async () => {
    const query =
      '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';
    expect(dataOf(await api.post({ query }))).toBeNull();
  });

  it('5: field duplication is refused', async () => {
    const answer = await api.post({ query: `{ ${times(500, () => '__typename')} }` });
    expect([dataOf(answer), answer.codes]).toEqual([null, ['TOO_MANY_FIELDS']]);
  });

  it('6: a mutation by GET is refused', async () => {
    const path = `/graphql?query=${encodeURIComponent('mutation { __typename }')}`;
    for (const headers of [{}, { 'apollo-require-preflight': 'true' }]) {
      const answer = await api.fetch(path, { headers });
      expect(dataOf(answer)).toBeNull();
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('7: a query by GET that another page could send is refused', async () => {
    const answer = await api.fetch(`/graphql?query=${TYPENAME}`);
    expect([answer.status, dataOf(answer)]).toEqual([400, null]);
    const preflighted = await api.fetch(`/graphql?query=${TYPENAME}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(dataOf(preflighted)).toEqual({ __typename: 'Query' });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    '8: a POST that another page could send is refused: %s',
    async (type) => {
      const inBody = await api.post(`query=${TYPENAME}`, { 'content-type': type });
      const asJson = await api.post('{"query":"{__typename}"}', { 'content-type': type });
      const inAddress = await api.fetch(`/graphql?query=${TYPENAME}`, {
        method: 'POST',
        headers: { 'content-type': type },
      });
      for (const answer of [inBody, asJson, inAddress]) {
        expect(dataOf(answer)).toBeNull();
        expect(answer.status).toBeGreaterThanOrEqual(400);
      }
    },
  );

  it.each(['/graphiql', '/playground', '/console', '/graphql', '/'])(
    '9: there is no IDE at %s',
    async (path) => {
      const answer = await api.fetch(path, { headers: { accept: 'text/html' } });
      expect(answer.text).not.toMatch(/graphiql|playground|sandbox|<script/i);
    },
  );

  it.each(['{ __schema { types { name } } }', '{ __type(name: "Query") { fields { name } } }'])(
    '10: introspection is refused: %s',
    async (query) => {
      const answer = await api.post({ query });
      expect(dataOf(answer)).toBeNull();
      expect(answer.codes).toEqual(['INTROSPECTION_DISABLED']);
      expect(answer.text).not.toMatch(INDISCREET);
      expect(answer.text).not.toContain('Apollo');
    },
  );

  it('11: no trace comes with an answer', async () => {
    const answer = await api.post(
      { query: '{ __typename }' },
      { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' },
    );
    expect(answer.json).toEqual({ data: { __typename: 'Query' } });
  });

  it.each([
    'qwerty cop { abc }',
    '{ __schema { directive } }',
    '{ articl { nodes { id } } }',
    '{ articles(frst: 1) { nodes { id } } }',
    '{ articles(orderBy: { field: PUBLISHED, direction: ASC }) { nodes { id } } }',
    'query ($a: Strin) { person(name: $a) { id } }',
    '{ ... on Persn { id } }',
    '{ person(name: 5) { id } }',
  ])('12: an error tells no names that were not asked for, and nothing of the inside: %s', async (query) => {
    const answer = await api.post({ query });
    expect(answer.codes.length).toBeGreaterThan(0);
    expect(answer.text).not.toMatch(INDISCREET);
  });
});

describe('a browser', () => {
  it('is told to take answers for what they are, and to show the page in no frame', async () => {
    for (const answer of [
      await api.post({ query: '{ __typename }' }),
      await api.fetch('/graphql', { headers: { accept: 'text/html' } }),
    ]) {
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('x-powered-by')).toBeNull();
    }
  });
});
