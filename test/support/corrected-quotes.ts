import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from './api.js';
import { createKey } from './keys.js';
import { page } from './pages.js';

/** What the article of each test says. */
export const TEXT = [
  '“The Lantern Trust will mend the pier,” said Maria Oldfield.',
  '“The Harbour Union owes the Lantern Trust nothing,” said Tobias Renner.',
].join('\n\n');

const QUOTE = `id text kind revision speaker { id name } attribution { rule confidence type }
  pieces { selector { start end exact } } about { entity { name } }
  correction { kind reason before after undoneAt }`;
const READ = `query ($url: URL!) { article(url: $url) { quoteCount quotes { totalCount nodes { ${QUOTE} } } } }`;

interface Quote {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly revision: number;
  readonly speaker: { readonly id: string; readonly name: string } | null;
  readonly attribution: { readonly rule: string } | null;
  readonly pieces: readonly { readonly selector: { readonly start: number; readonly exact: string } }[];
  readonly about: readonly { readonly entity: { readonly name: string } }[];
  readonly correction: { readonly kind: string; readonly reason: string; readonly after: object } | null;
}
export interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly quote: Quote | null;
  readonly correction: { readonly id: string } | null;
}

/** Everything that a correction of a quote may change, but for how often it was decided about. */
export const ALL_ROWS = sql(
  'allRows',
  `select to_jsonb(s) - 'revision' as row from statement as s
   union all select to_jsonb(p) from quote_piece as p union all select to_jsonb(ab) from about as ab
   union all select to_jsonb(st) from stance as st union all select to_jsonb(e) - 'revision' from entity as e
   union all select to_jsonb(a) from article as a
   order by 1`,
);

/** Where a test is, and who corrects. */
interface Place {
  api: Api;
  editor: string;
  url: string;
}

/** Gives each test of a file an article of its own with two quotes, on one server. */
export function correctedQuotes() {
  const there = {} as Place;
  let number = 0;

  beforeAll(async () => {
    there.api = await startApi({ memoryRows: 1000 });
    there.editor = (await createKey(there.api.database, Role.EDITOR)).secret;
  });

  afterAll(() => there.api.close());

  const ingest = (text = TEXT) => ingestPage(there.api.database, page({ url: there.url, text }));

  beforeEach(async () => {
    there.url = `https://harbour.example/corrected/${String(++number)}`;
    await ingest();
  });

  async function read(): Promise<{ quoteCount: number; quotes: { totalCount: number; nodes: Quote[] } }> {
    interface Answer {
      article: { quoteCount: number; quotes: { totalCount: number; nodes: Quote[] } };
    }
    const { data, errors } = await there.api.query<Answer>(READ, { url: there.url });
    expect(errors).toBeUndefined();
    return data.article;
  }

  async function quoteOf(words: string): Promise<Quote> {
    const { quotes } = await read();
    const quote = quotes.nodes.find(({ text }) => text.includes(words));
    if (!quote) throw new Error(`No quote has '${words}'.`);
    return quote;
  }

  async function mutate(name: string, input: object): Promise<Payload> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await there.api.query<Record<string, Payload>>(
      `mutation ($input: ${type}!) {
         ${name}(input: $input) { userErrors { code path } correction { id } quote { ${QUOTE} } }
       }`,
      { input },
      undefined,
      there.editor,
    );
    expect(errors).toBeUndefined();
    const { [name]: payload } = data;
    if (!payload) throw new Error('There is no payload.');
    return payload;
  }

  async function attributeToRenner(words: string, expectedRevision = 0) {
    const { id } = await quoteOf(words);
    const { speaker } = await quoteOf('owes the Lantern');
    return mutate('correctAttribution', {
      quoteId: id,
      speakerId: speaker?.id,
      expectedRevision,
      reason: 'He reads her letter.',
    });
  }

  const undo = (payload: Payload) => mutate('undoCorrection', { correctionId: payload.correction?.id });

  return { there, ingest, read, quoteOf, mutate, attributeToRenner, undo };
}
