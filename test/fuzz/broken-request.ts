import type { Draw } from './draw.js';
import { MARK, MISFITS, ODD_TEXTS } from './odd-values.js';
import type { Operation } from './operation-writer.js';

/** What goes over the wire. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** As every client sends it. */
export function usualRequest(body: unknown): Request {
  return { method: 'POST', path: '/graphql', headers: JSON_TYPE, body: JSON.stringify(body) };
}

const JUNK = [
  '{',
  '}',
  '(',
  ')',
  '"',
  '"""',
  '\\',
  '$',
  '@',
  '!',
  '...',
  ':',
  '\u0000',
  '\ufeff',
  '#',
  '|',
  '&',
  '\ud83d',
];

function brokenText(draw: Draw, text: string): string {
  const place = draw.between(0, text.length);
  const other = draw.between(place, Math.min(text.length, place + 40));
  switch (draw.between(0, 5)) {
    case 0:
      return text.slice(0, place);
    case 1:
      return text.slice(0, place) + text.slice(other);
    case 2:
      return text.slice(0, place) + draw.oneOf(JUNK) + text.slice(place);
    case 3:
      return text.slice(0, other) + text.slice(place);
    case 4:
      return text.slice(0, place) + JSON.stringify(draw.oneOf(ODD_TEXTS)) + text.slice(place);
    default:
      return text.slice(0, place) + draw.text(20) + text.slice(place);
  }
}

const WHOLES: readonly ((draw: Draw, text: string) => string)[] = [
  (draw, text) => text.replace(/\w+(?= *[({])/, () => `unknown${String(draw.between(0, 9))}`),
  () => '{ a '.repeat(400) + '}'.repeat(400),
  () => '{'.repeat(20_000),
  () => `{ ${Array.from({ length: 200 }, (_, i) => `a${String(i)}: __typename`).join(' ')} }`,
  () => `{ __typename ${'@skip(if: false) '.repeat(100)} }`,
  () => 'query A { ...F } fragment F on Query { ...G } fragment G on Query { ...F }',
  () => 'query A { __typename } query A { __typename } query B { __typename }',
  () => 'subscription { __typename }',
  () => '{ __schema { types { fields { type { fields { type { name } } } } } } }',
  () => '{ __type(name: "ApiKey") { fields { name } } }',
  () => `query ($a: Int = "${MARK}") { articles(first: $a) { totalCount } }`,
  () => `query ($a: NoSuchType) { articles(first: $a) { totalCount } }`,
  () => `{ articles(filter: { ${'not: { '.repeat(200)} ${'} '.repeat(200)} }) { totalCount } }`,
  () => 'type Query { x: Int }',
  () => `{ search(text: """${MARK}\n\\"""x""") { totalCount } }`,
  () => '',
  (draw) => draw.text(200),
];

function brokenBody(draw: Draw, operation: Operation): string {
  const { query, variables } = operation;
  const misfit = draw.oneOf(MISFITS);
  const whole = JSON.stringify(operation);
  const bodies: readonly (() => string)[] = [
    () => whole.slice(0, draw.between(0, whole.length)),
    () => whole.replace('"', ''),
    () => JSON.stringify([operation, operation]),
    () => JSON.stringify([]),
    () => JSON.stringify(misfit),
    () => JSON.stringify({ ...operation, query: misfit }),
    () => JSON.stringify({ ...operation, variables: misfit }),
    () => JSON.stringify({ ...operation, operationName: misfit }),
    () => JSON.stringify({ ...operation, extensions: misfit }),
    () => JSON.stringify({ variables }),
    () => JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash: MARK } } }),
    () => JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }),
    () => `{"query": ${JSON.stringify(query)}, "__proto__": {"x": 1}, "constructor": {"prototype": {}}}`,
    () => `{"query": ${JSON.stringify(query)}, "variables": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
    () => `{"query": ${JSON.stringify(query)}, "variables": {"v0": 1e999}}`,
    () => JSON.stringify({ ...operation, pad: 'x'.repeat(1_100_000) }),
    () => `\ufeff${whole}`,
    () => '',
  ];
  return draw.oneOf(bodies)();
}

function brokenTransport(draw: Draw, operation: Operation): Request {
  const usual = usualRequest(operation);
  const { body } = usual;
  const address = `/graphql?query=${encodeURIComponent(operation.query.replace(/\p{Surrogate}/gu, ''))}`;
  const withHeaders = (headers: Record<string, string>): Request => ({
    ...usual,
    headers: { ...usual.headers, ...headers },
  });
  const requests: readonly (() => Request)[] = [
    () => ({
      ...usual,
      headers: {
        'content-type': draw.oneOf([
          'text/plain',
          'multipart/form-data; boundary=x',
          'application/x-www-form-urlencoded',
          'application/json; charset=utf-7',
          'application/graphql',
          MARK,
        ]),
      },
    }),
    () => ({ ...usual, headers: {} }),
    () => ({
      method: draw.oneOf(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']),
      path: '/graphql',
      headers: JSON_TYPE,
      body: undefined,
    }),
    () => ({
      method: 'GET',
      path: address.slice(0, 8_000),
      headers: { 'apollo-require-preflight': '1' },
      body: undefined,
    }),
    () => ({
      method: 'GET',
      path: `${address.slice(0, 4_000)}&variables=${MARK}`,
      headers: { 'apollo-require-preflight': '1' },
      body: undefined,
    }),
    () => ({
      method: 'GET',
      path: '/graphql',
      headers: { accept: draw.oneOf(['text/html', '*/*', MARK]) },
      body: undefined,
    }),
    () => ({
      ...usual,
      path: draw.oneOf([
        '/graphql/',
        '/',
        `/${MARK}`,
        '/%00',
        '/..%2f..%2fetc/passwd',
        '/%ff',
        '/metrics',
        `/graphql?${MARK}=[]`,
        '//graphql',
      ]),
    }),
    () =>
      withHeaders({
        authorization: draw.oneOf([
          MARK,
          'Bearer',
          `Bearer ${MARK}`,
          `Bearer ${'a'.repeat(5_000)}`,
          `Basic ${MARK}`,
          `Bearer ${MARK}.${MARK}.${MARK}`,
        ]),
      }),
    () =>
      withHeaders({ 'x-request-id': MARK, 'x-forwarded-for': `${MARK}, 10.0.0.1`, 'x-forwarded-host': MARK }),
    () => withHeaders({ 'content-encoding': draw.oneOf(['gzip', 'br', MARK]) }),
    () =>
      withHeaders({
        accept: draw.oneOf([
          'application/graphql-response+json',
          'multipart/mixed; deferSpec=20220824',
          'text/event-stream',
          MARK,
          'image/png',
        ]),
      }),
    () => withHeaders({ origin: `https://${MARK.toLowerCase()}.example`, cookie: `a=${MARK}` }),
    () => ({ ...usual, body: body?.replaceAll('e', 'é') }),
  ];
  return draw.oneOf(requests)();
}

/** Makes of an operation a request with something wrong about it: in its text, in its JSON or on the way. */
export function brokenRequest(draw: Draw, operation: Operation): Request {
  const part = draw.between(0, 9);
  if (part < 4) return usualRequest({ ...operation, query: brokenText(draw, operation.query) });
  if (part < 6) return usualRequest({ ...operation, query: draw.oneOf(WHOLES)(draw, operation.query) });
  return part < 8
    ? { ...usualRequest(null), body: brokenBody(draw, operation) }
    : brokenTransport(draw, operation);
}
