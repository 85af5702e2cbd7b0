import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';

const WORDS = '“The Lantern Trust will mend the pier,” said Maria Oldfield, its director.';

function textPage(headline: string, body = WORDS): string {
  return [headline, 'By Ada Quill', 'May 1, 2020', body, 'Published in The Harbour Ledger'].join('\n\n');
}

function htmlPage(headline: string): string {
  return `<!doctype html><html><head><title>${headline}</title></head><body><article><h1>${headline}</h1>
    <p>${WORDS}</p><p>${'The harbour was quiet on that day, and nobody else spoke of it. '.repeat(4)}</p></article></body></html>`;
}

const INGEST = `mutation ($input: IngestArticleInput!) {
  ingestArticle(input: $input) {
    outcome
    article { id headline url outlet { name } quotes { nodes { id text speaker { name } } } versions { totalCount } }
    userErrors { code message path }
    query { articles { nodes { headline } } }
  }
}`;

interface Payload {
  readonly outcome: string | null;
  readonly article: {
    readonly id: string;
    readonly headline: string;
    readonly quotes: { readonly nodes: readonly { readonly id: string }[] };
  } | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly path: readonly string[];
    message: string;
  }[];
  readonly query: { readonly articles: { readonly nodes: readonly { readonly headline: string }[] } };
}

let api: Api;
let open: Api;
let contributor: string;
let host: Server;
let origin: string;
let pages: Readonly<Record<string, string>> = {};

const answer: RequestListener = (request, response) => {
  const { [request.url ?? '']: body } = pages;
  response
    .writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' })
    .end(body);
};

beforeAll(async () => {
  api = await startApi({ memoryRows: 1000 });
  open = await startApi({ shares: api, allowPrivateAddresses: true });
  contributor = (await createKey(api.database, Role.CONTRIBUTOR)).secret;
  host = createServer(answer).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const address = host.address();
  origin = `http://127.0.0.1:${String(typeof address === 'object' && address ? address.port : 0)}`;
});

afterAll(async () => {
  host.close();
  await open.close();
  await api.close();
});

async function ingest(input: object, at = api): Promise<Payload> {
  const { data, errors } = await at.query<{ ingestArticle: Payload }>(
    INGEST,
    { input },
    undefined,
    contributor,
  );
  expect(errors).toBeUndefined();
  return data.ingestArticle;
}

const refused = async (input: object, at = api) => {
  const { outcome, article, userErrors } = await ingest(input, at);
  expect([outcome, article]).toEqual([null, null]);
  return userErrors.map(({ code, path }) => [code, path.join('.')]);
};

const allRows = sql(
  'allRows',
  `select to_jsonb(s) as row from statement as s union all select to_jsonb(a) from article as a
   union all select to_jsonb(e) from entity as e union all select to_jsonb(au) from audit_entry as au order by 1`,
);

describe('ingestArticle', () => {
  it('stores a page that is sent as text with all that is found in it, and shows it in the same request', async () => {
    const { outcome, article, userErrors, query } = await ingest({ text: textPage('Pier to be mended') });
    expect(userErrors).toEqual([]);
    expect(outcome).toBe('CREATED');
    expect(article).toMatchObject({
      headline: 'Pier to be mended',
      url: null,
      outlet: { name: 'The Harbour Ledger' },
      quotes: {
        nodes: [{ text: 'The Lantern Trust will mend the pier,', speaker: { name: 'Maria Oldfield' } }],
      },
    });
    expect(query.articles.nodes).toEqual([{ headline: 'Pier to be mended' }]);
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('changes nothing where the page is there unchanged, and keeps a version where it is not', async () => {
    const url = 'https://harbour.example/sent';
    const first = await ingest({ text: textPage('Sent twice'), url });
    const before = await api.database.query(allRows);
    expect(await ingest({ text: textPage('Sent twice'), url })).toMatchObject({
      outcome: 'UNCHANGED',
      article: first.article,
    });
    expect(await api.database.query(allRows)).toEqual(before);
    const changed = await ingest({ text: textPage('Sent twice', `${WORDS} It rained.`), url });
    expect(changed).toMatchObject({
      outcome: 'CHANGED',
      article: { id: first.article?.id, quotes: first.article?.quotes, versions: { totalCount: 1 } },
    });
  });

  it('reads HTML, and takes outlet and address for a page that does not tell them', async () => {
    const input = { html: htmlPage('Ferry plan'), outlet: 'The Sound', url: 'https://sound.example/ferry' };
    expect(await ingest(input)).toMatchObject({
      outcome: 'CREATED',
      article: {
        headline: 'Ferry plan',
        url: 'https://sound.example/ferry',
        outlet: { name: 'The Sound' },
        quotes: { nodes: [{ speaker: { name: 'Maria Oldfield' } }] },
      },
    });
  });

  it('fetches an address, and takes it for the article’s own', async () => {
    pages = { '/ferry': htmlPage('Fetched ferry') };
    expect(await ingest({ address: `${origin}/ferry`, outlet: 'The Sound' }, open)).toMatchObject({
      outcome: 'CREATED',
      article: { headline: 'Fetched ferry', url: `${origin}/ferry` },
    });
  });

  it('fetches nothing that robots.txt forbids, that is not there, or that stands in a private network', async () => {
    expect(await refused({ address: `${origin}/nowhere`, outlet: 'The Sound' }, open)).toEqual([
      ['FETCH_FAILED', 'input.address'],
    ]);
    const robots = await startApi({ shares: api, allowPrivateAddresses: true });
    pages = { '/robots.txt': 'User-agent: *\nDisallow: /ferry', '/ferry': htmlPage('Forbidden') };
    expect(await refused({ address: `${origin}/ferry` }, robots)).toEqual([
      ['FETCH_FORBIDDEN', 'input.address'],
    ]);
    await robots.close();
    pages = { '/ferry': htmlPage('Private') };
    expect(await refused({ address: `${origin}/ferry` })).toEqual([['FETCH_FORBIDDEN', 'input.address']]);
  });

  it('reads one article of an address, and no feed', async () => {
    const entry = (n: number) =>
      `<item><title>Entry ${String(n)}</title><description>Words.</description></item>`;
    pages = {
      '/feed': `<rss version="2.0"><channel><title>Sound</title>${entry(1)}${entry(2)}</channel></rss>`,
    };
    expect(await refused({ address: `${origin}/feed`, outlet: 'The Sound' }, open)).toEqual([
      ['PAGE_UNREADABLE', 'input.address'],
    ]);
  });

  it('tells what its sender can mend, and where', async () => {
    expect(await refused({})).toEqual([['BAD_USER_INPUT', 'input']]);
    expect(await refused({ text: textPage('Both'), html: htmlPage('Both') })).toEqual([
      ['BAD_USER_INPUT', 'input'],
    ]);
    expect(await refused({ text: '   ' })).toEqual([['PAGE_UNREADABLE', 'input.text']]);
    expect(await refused({ html: '<?xml version="1.0"?><ferry/>' })).toEqual([
      ['PAGE_UNREADABLE', 'input.html'],
    ]);
    expect(await refused({ html: htmlPage('Whose is it?') })).toEqual([['OUTLET_UNKNOWN', 'input.outlet']]);
  });

  it('is written down, with who sent it', async () => {
    const { article } = await ingest({ text: textPage('Written down', `${WORDS} Snow fell.`) });
    const admin = (await createKey(api.database, Role.ADMIN)).secret;
    const { data } = await api.query(
      'query ($id: ID!) { auditEntries(subjectId: $id) { nodes { action actorName before after } } }',
      { id: article?.id },
      undefined,
      admin,
    );
    expect(data).toMatchObject({
      auditEntries: {
        nodes: [
          {
            action: 'ingestArticle',
            actorName: 'CONTRIBUTOR of a test',
            before: null,
            after: { headline: 'Written down' },
          },
        ],
      },
    });
  });
});
