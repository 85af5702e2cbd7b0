import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { SQL_CHANNEL, type SentSql } from '../../src/store/database.js';
import { startApi, type Api } from '../support/api.js';
import { lanternPage, page } from '../support/pages.js';
import { startProductionApi, type ProductionApi } from '../support/production-api.js';

const MARK = 'zqmark';

let api: ProductionApi;
let open: Api;

beforeAll(async () => {
  [api, open] = await Promise.all([startProductionApi(), startApi()]);
  await ingestPage(api.database, lanternPage(1, 2));
});

afterAll(() => Promise.all([api.close(), open.close()]));

describe('SQL', () => {
  const queries = [
    'query ($x: String!) { person(name: $x) { id } organization(name: $x) { id } place(name: $x) { id } }',
    'query ($x: String!) { search(text: $x) { totalCount nodes { id } } }',
    'query ($x: String!) { entities(nameMatches: $x) { totalCount nodes { id } } }',
    'query ($x: String!) { statements(filter: { text: $x }) { totalCount nodes { id } } }',
    'query ($x: String!) { statements(filter: { about: { name: $x }, not: { text: $x } }) { totalCount } }',
    'query ($x: String!) { articles(filter: { language: [$x], text: $x }) { totalCount nodes { id } } }',
    'query ($x: String!) { statementTimeline(interval: DAY, filter: { text: $x }) { count } }',
    'query ($x: String!) { statementTimeline(interval: DAY, timeZone: $x) { count } }',
    'query ($x: String!) { speakers(filter: { text: $x }) { totalCount } coMentions(filter: { text: $x }) { nodes { id } } }',
    'query ($x: String!) { statements(after: $x) { totalCount } articles(before: $x, last: 1) { totalCount } }',
  ];
  const inputs = [
    `${MARK}'; drop table article cascade; --`,
    `${MARK}' or '1'='1`,
    `${MARK}") or 1=1 /*`,
    `$1 ${MARK} $$ \\`,
    `"${MARK} & ! | ( <-> :*`,
    `%${MARK}_`,
  ];

  it.each(queries)('never has in its text what a client sent: %s', async (query) => {
    const texts: string[] = [];
    const onSql = (message: unknown): void => void texts.push((message as SentSql).text);
    subscribe(SQL_CHANNEL, onSql);
    try {
      for (const x of inputs) {
        const { codes } = await api.post({ query, variables: { x } });
        expect(codes.filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
      }
    } finally {
      unsubscribe(SQL_CHANNEL, onSql);
    }
    expect(texts.filter((each) => each.includes(MARK))).toEqual([]);
    const { json } = await api.post({ query: '{ articles { totalCount } }' });
    expect(json).toEqual({ data: { articles: { totalCount: 1 } } });
  });
});

/** Sends bytes as they are, and takes what comes until the server hangs up. */
async function raw(address: string, request: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.end(request);
  return text(socket);
}

describe('headers', () => {
  it.each([
    [
      'a request id of two lines',
      `GET /health HTTP/1.1\r\nhost: x\r\nx-request-id: ${MARK}\r\n set-cookie: ${MARK}=1\r\n`,
    ],
    [
      'a request id with a bare line feed',
      `GET /health HTTP/1.1\r\nhost: x\r\nx-request-id: a\nset-cookie: ${MARK}=1\r\n`,
    ],
    ['an address with a line feed', `GET /%0d%0aset-cookie:%20${MARK}=1 HTTP/1.1\r\nhost: x\r\n`],
    [
      'a query with a line feed',
      `GET /graphql?a=%0d%0aset-cookie:%20${MARK}=1 HTTP/1.1\r\nhost: x\r\naccept: text/html\r\n`,
    ],
    ['another host', `GET / HTTP/1.1\r\nhost: ${MARK}.example\r\nx-forwarded-host: ${MARK}.example\r\n`],
    ['an origin', `GET /health HTTP/1.1\r\nhost: x\r\norigin: https://${MARK}.example\r\n`],
    ['a method', `${MARK} / HTTP/1.1\r\nhost: x\r\n`],
  ])('of an answer are ours alone: %s', async (_what, request) => {
    const answer = await raw(api.address, `${request}connection: close\r\n\r\n`);
    const [head = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 \d{3} /);
    expect(head).not.toContain(MARK);
    expect(head).not.toMatch(/^set-cookie/im);
  });

  it('have a request id that no client chose', async () => {
    const answer = await raw(
      api.address,
      `GET /health HTTP/1.1\r\nhost: x\r\nx-request-id: ${MARK}\r\nconnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^x-request-id: [0-9a-f-]{36}\r$/m);
  });
});

describe('a formula', () => {
  it('goes to no spreadsheet: what is asked for as a table is refused, or answered as JSON', async () => {
    const headline = `=HYPERLINK("https://${MARK}.example")`;
    await ingestPage(api.database, page({ url: 'https://harbour.example/formula', headline }));
    const query = '{ articles(first: 100) { nodes { headline } } }';
    for (const accept of ['text/csv', 'text/tab-separated-values', 'application/vnd.ms-excel, */*']) {
      const answer = await api.post({ query }, { accept });
      expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
      expect(answer.json?.errors ?? answer.json?.data).toBeDefined();
    }
  });
});

describe('HTML', () => {
  const hostile = `"></script><script>alert('${MARK}')</script>`;

  it.each(['in production', 'with Apollo Sandbox'])(
    'has nothing in it that a client sent: %s',
    async (kind) => {
      const address = kind === 'in production' ? api.address : open.address;
      const plain = await fetch(address, { headers: { accept: 'text/html' } });
      const page = await plain.text();
      const parameters = new URLSearchParams({ [hostile]: hostile, document: hostile });
      const response = await fetch(`${address}?${parameters.toString()}`, {
        headers: { accept: 'text/html', referer: `https://${MARK}.example`, 'x-forwarded-host': MARK },
      });
      expect(page).toContain('<!DOCTYPE html>');
      // Apollo's page has a number used once, for its policy of scripts.
      const constant = (html: string): string => html.replaceAll(/nonce(=|-)['"]?[\w+/=-]+/g, 'nonce');
      expect(constant(await response.text())).toBe(constant(page));
    },
  );

  it('is no answer to a query, whatever is in it', async () => {
    for (const query of [`{ person(name: ${JSON.stringify(hostile)}) { id } }`, hostile]) {
      const { headers, text: body } = await api.post({ query }, { accept: 'text/html, application/json' });
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(body).not.toContain('<script');
    }
    const { headers } = await api.fetch(`/${encodeURIComponent(hostile)}`, {
      headers: { accept: 'text/html' },
    });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });
});
