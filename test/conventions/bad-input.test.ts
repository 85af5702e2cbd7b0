import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type Api } from '../support/api.js';

interface Failure {
  readonly message: string;
  readonly path?: readonly string[];
  readonly extensions: { readonly code: string; readonly argument?: readonly string[] };
}

/** Stands in every hostile input: an answer that has it in it is an echo. */
const MARK = 'zanzibar';
const LONG = MARK.repeat(1_000);

let api: Api;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.close());

async function send(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(api.address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

/** The errors of an answer that tells nothing but what its client may know. */
function errorsOf(text: string): readonly Failure[] {
  expect(text).not.toContain(MARK);
  expect(text).not.toMatch(/stacktrace|node_modules|\bat \S+ \(|select |\/\* |pg_|relation "/i);
  const { errors = [] } = JSON.parse(text) as { errors?: readonly Failure[] };
  for (const { message, extensions } of errors) {
    expect(message).toMatch(/^.{8,}$/s);
    expect(extensions.code).toMatch(/^[A-Z_]+$/);
  }
  return errors;
}

describe('an argument that is not valid', () => {
  it.each([
    ['{ articles(first: 101) { totalCount } }', ['first']],
    ['{ articles(first: -1) { totalCount } }', ['first']],
    ['{ articles(last: 1000000) { totalCount } }', ['last']],
    ['{ articles(first: 1, last: 1) { totalCount } }', ['last']],
    [`{ articles(after: "${MARK}") { totalCount } }`, ['after']],
    [`{ articles(before: "${LONG}") { totalCount } }`, ['before']],
    ['{ articles(after: "") { totalCount } }', ['after']],
    [`{ node(id: "${LONG}") { id } }`, ['id']],
    [`{ nodes(ids: ["${LONG}"]) { id } }`, ['ids']],
    [`{ nodes(ids: [${'"x",'.repeat(101)}]) { id } }`, ['ids']],
    [`{ person(name: "${LONG}") { id } }`, ['name']],
    [`{ person(name: "${MARK}\\u0000") { id } }`, ['name']],
    ['{ person(name: "") { id } }', ['name']],
  ])('is named by its path, with a code and a sentence: %s', async (query, argument) => {
    const { status, text } = await send(JSON.stringify({ query }));
    const [error, ...others] = errorsOf(text);
    expect(others).toEqual([]);
    expect(error?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect([query, error?.path]).toEqual([query, [expect.any(String)]]);
    expect(status).toBe(200);
  });

  it('is the client’s mistake however SQL would read it, and does no harm', async () => {
    const names = [
      `${MARK}'; drop table article; --`,
      `${MARK}" or 1=1`,
      `${MARK}%_\\`,
      `$1${MARK}`,
      '\ud800',
    ];
    for (const name of names) {
      const query = 'query ($name: String!) { person(name: $name) { id } }';
      const { text } = await send(JSON.stringify({ query, variables: { name } }));
      expect(JSON.parse(text)).toEqual({ data: { person: null } });
    }
    expect(await api.query('{ articles { totalCount } }')).toEqual({ data: { articles: { totalCount: 0 } } });
  });
});

describe('a request that cannot be run', () => {
  it.each([
    ['{', 'GRAPHQL_PARSE_FAILED'],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ articles(colour: 1) { totalCount } }', 'GRAPHQL_VALIDATION_FAILED'],
    [`{ articles(first: "${MARK}") { totalCount } }`, 'GRAPHQL_VALIDATION_FAILED'],
    [`{ article(url: "${MARK}") { id } }`, 'GRAPHQL_VALIDATION_FAILED'],
    [
      `{ articles(orderBy: { field: "${MARK}", direction: ASC }) { totalCount } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      '{ articles(orderBy: { field: HEADLINE, direction: ASC }) { totalCount } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['{ articles }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ ...A } fragment A on Query { ...A }', 'GRAPHQL_VALIDATION_FAILED'],
    ['query A { __typename } query B { __typename }', 'OPERATION_RESOLUTION_FAILURE'],
  ])('says so: %s', async (query, code) => {
    const { text } = await send(JSON.stringify({ query }));
    expect(errorsOf(text).map(({ extensions }) => extensions)).toEqual([{ code }]);
  });

  it.each([
    [{}, 'BAD_USER_INPUT'],
    [{ ids: null }, 'BAD_USER_INPUT'],
    [{ ids: [null] }, 'BAD_USER_INPUT'],
    [{ ids: [{ a: MARK }] }, 'BAD_USER_INPUT'],
    [{ ids: [1.5] }, 'BAD_USER_INPUT'],
  ])('has variables that fit: %j', async (variables, code) => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { text } = await send(JSON.stringify({ query, variables }));
    expect(errorsOf(text).map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  it.each([
    [`{"query": "{ __typename }", "variables": {"a": "${MARK}`, 'application/json', 400],
    [MARK, 'application/json', 400],
    ['', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['null', 'application/json', 400],
    [`"${MARK}"`, 'application/json', 400],
    [`{"query": {"a": "${MARK}"}}`, 'application/json', 400],
    [`{"query": "{ __typename }", "variables": "${MARK}"}`, 'application/json', 400],
    [`{"query": "{ __typename }", "extensions": "${MARK}"}`, 'application/json', 400],
    [`query=${MARK}`, 'application/x-www-form-urlencoded', 415],
    [`<a>${MARK}</a>`, 'application/xml', 415],
    [JSON.stringify({ query: `{ __typename } # ${MARK.repeat(200_000)}` }), 'application/json', 413],
  ])('is well-formed, and small: %#', async (body, type, status) => {
    const answer = await send(body, { 'content-type': type });
    expect(errorsOf(answer.text)).toHaveLength(1);
    expect(answer.status).toBe(status);
  });
});

describe('a persisted query', () => {
  const query = '{ articles { totalCount } }';
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const extensions = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash(text) } });
  const register = (text: string) => send(JSON.stringify({ query: text, extensions: extensions(text) }));
  const codes = (text: string) => errorsOf(text).map(({ extensions: { code } }) => code);

  it('is asked for by its hash once its text is known, by GET too', async () => {
    const byHash = JSON.stringify({ extensions: extensions(query) });
    expect(codes((await send(byHash)).text)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
    expect(codes((await register(query)).text)).toEqual([]);
    const address = new URL(api.address);
    address.searchParams.set('extensions', JSON.stringify(extensions(query)));
    const response = await fetch(address, { headers: { 'apollo-require-preflight': 'true' } });
    expect(await response.json()).toEqual({ data: { articles: { totalCount: 0 } } });
    const forged = await fetch(address);
    expect(forged.status).toBe(400);
    expect(await forged.text()).toContain('CSRF');
  });

  it('is refused under the hash of another', async () => {
    const { text } = await send(JSON.stringify({ query, extensions: extensions('{ __typename }') }));
    expect(errorsOf(text)).toHaveLength(1);
  });

  it('is forgotten when others have taken its place: their memory has an end', async () => {
    await register(query);
    for (let i = 0; i < 36; i++) await register(`{ __typename } # ${String(i)}${' '.repeat(1_000_000)}`);
    const { text } = await send(JSON.stringify({ extensions: extensions(query) }));
    expect(codes(text)).toEqual(['PERSISTED_QUERY_NOT_FOUND']);
  });
});
