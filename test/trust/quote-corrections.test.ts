import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { page } from '../support/pages.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';

const TEXT = [
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
interface Payload {
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
  readonly quote: Quote | null;
  readonly correction: { readonly id: string } | null;
}

const allRows = sql(
  'allRows',
  `select to_jsonb(s) - 'revision' as row from statement as s
   union all select to_jsonb(p) from quote_piece as p union all select to_jsonb(ab) from about as ab
   union all select to_jsonb(st) from stance as st union all select to_jsonb(e) - 'revision' from entity as e
   union all select to_jsonb(a) from article as a
   order by 1`,
);

let api: Api;
let editor: string;
let number = 0;
let url: string;

beforeAll(async () => {
  api = await startApi({ memoryRows: 1000 });
  editor = (await createKey(api.database, Role.EDITOR)).secret;
});

afterAll(() => api.close());

const ingest = (text = TEXT) => ingestPage(api.database, page({ url, text }));

beforeEach(async () => {
  url = `https://harbour.example/corrected/${String(++number)}`;
  await ingest();
});

async function read(): Promise<{ quoteCount: number; quotes: { totalCount: number; nodes: Quote[] } }> {
  interface Answer {
    article: { quoteCount: number; quotes: { totalCount: number; nodes: Quote[] } };
  }
  const { data, errors } = await api.query<Answer>(READ, { url });
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
  const { data, errors } = await api.query<Record<string, Payload>>(
    `mutation ($input: ${type}!) {
       ${name}(input: $input) { userErrors { code path } correction { id } quote { ${QUOTE} } }
     }`,
    { input },
    undefined,
    editor,
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

describe('an attribution that a person corrects', () => {
  it('is the speaker’s everywhere, and readers see that a person decided', async () => {
    const { quote, userErrors } = await attributeToRenner('mend the pier');
    expect(userErrors).toEqual([]);
    expect(quote).toEqual(await quoteOf('mend the pier'));
    expect(quote).toMatchObject({
      revision: 1,
      speaker: { name: 'Tobias Renner' },
      attribution: { rule: 'a person decided', confidence: 1, type: 'SAID' },
      correction: {
        kind: 'ATTRIBUTION',
        reason: 'He reads her letter.',
        before: { speakerName: 'Maria Oldfield' },
        after: { speakerName: 'Tobias Renner' },
        undoneAt: null,
      },
    });
    const { data } = await api.query(
      `query ($id: ID!) { person(id: $id) { quotes(filter: { text: "mend" }) { nodes { text } } } }`,
      { id: quote?.speaker?.id },
    );
    expect(JSON.stringify(data)).toContain('mend the pier');
  });

  it('survives that the page is read again, changed or not', async () => {
    await attributeToRenner('mend the pier');
    await ingest();
    expect((await quoteOf('mend the pier')).speaker?.name).toBe('Tobias Renner');
    await ingest(`Winter came early.\n\n${TEXT}`);
    const quote = await quoteOf('mend the pier');
    expect(quote).toMatchObject({ revision: 1, speaker: { name: 'Tobias Renner' } });
    expect(quote.correction?.reason).toBe('He reads her letter.');
    expect((await quoteOf('owes the Lantern')).correction).toBeNull();
  });

  it('is undone to the row, and twice is a conflict', async () => {
    const before = await api.database.query(allRows);
    const payload = await attributeToRenner('mend the pier');
    expect(await api.database.query(allRows)).not.toEqual(before);
    const undone = await undo(payload);
    expect(undone.quote).toMatchObject({
      revision: 2,
      speaker: { name: 'Maria Oldfield' },
      correction: null,
    });
    expect(await api.database.query(allRows)).toEqual(before);
    expect((await undo(payload)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'correctionId'] }]);
  });

  it('may be to nobody, and not to an unnamed source of another article', async () => {
    const { id } = await quoteOf('mend the pier');
    const foreign = Buffer.from('UnnamedSource:77:1').toString('base64url');
    const decision = { quoteId: id, expectedRevision: 0, reason: 'Nobody says so.' };
    expect((await mutate('correctAttribution', { ...decision, speakerId: foreign })).userErrors).toEqual([
      { code: 'BAD_USER_INPUT', path: ['input', 'speakerId'] },
    ]);
    const { quote } = await mutate('correctAttribution', { ...decision, speakerId: null });
    expect(quote).toMatchObject({ speaker: null, attribution: null, revision: 1 });
  });
});

describe('of two editors at once', () => {
  it('the second gets a conflict and the present state, and nothing is lost', async () => {
    await attributeToRenner('mend the pier');
    const { quote, userErrors, correction } = await mutate('rejectQuote', {
      quoteId: (await quoteOf('mend the pier')).id,
      expectedRevision: 0,
      reason: 'I do not like it.',
    });
    expect(userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }]);
    expect(correction).toBeNull();
    expect(quote).toMatchObject({ revision: 1, speaker: { name: 'Tobias Renner' } });
  });

  it('one wins, however many send at the same moment', async () => {
    const { id } = await quoteOf('mend the pier');
    const payloads = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        mutate('correctAttribution', { quoteId: id, expectedRevision: 0, reason: String(i) }),
      ),
    );
    const won = payloads.filter(({ userErrors }) => userErrors.length === 0);
    expect(won).toHaveLength(1);
    const quote = await quoteOf('mend the pier');
    expect(quote).toMatchObject({ revision: 1, speaker: null, correction: { kind: 'ATTRIBUTION' } });
    expect(payloads.map((payload) => payload.quote?.revision)).toEqual(payloads.map(() => 1));
  });
});

describe('a quote whose words a person corrects', () => {
  const shorten = async () => {
    const { id, pieces } = await quoteOf('owes the Lantern');
    const start = pieces[0]?.selector.start ?? 0;
    return mutate('correctQuote', {
      quoteId: id,
      expectedRevision: 0,
      reason: 'The mark is misplaced.',
      kind: 'DIRECT',
      pieces: [{ start, end: start + 'The Harbour Union owes'.length, isVerbatim: true }],
    });
  };

  it('keeps its id, and is about what its words name', async () => {
    const { id } = await quoteOf('owes the Lantern');
    const { quote } = await shorten();
    expect(quote).toMatchObject({ id, text: 'The Harbour Union owes', revision: 1 });
    expect(quote?.about.map(({ entity }) => entity.name)).toEqual(['Harbour Union']);
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('has them still, at their new place, when the page has changed', async () => {
    await shorten();
    await ingest(`Winter came early.\n\n${TEXT}`);
    const [quote] = (await read()).quotes.nodes.slice(-1);
    expect(quote).toMatchObject({ text: 'The Harbour Union owes', revision: 1 });
    const { exact, start } = quote?.pieces[0]?.selector ?? { exact: '', start: 0 };
    expect(`Winter came early.\n\n${TEXT}`.slice(start, start + exact.length)).toBe('The Harbour Union owes');
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('is undone to the row', async () => {
    const before = await api.database.query(allRows);
    await undo(await shorten());
    expect(await api.database.query(allRows)).toEqual(before);
  });

  it.each([
    [[{ start: 5, end: 5, isVerbatim: true }]],
    [[{ start: 0, end: 100_000, isVerbatim: true }]],
    [
      [
        { start: 9, end: 12, isVerbatim: true },
        { start: 2, end: 5, isVerbatim: true },
      ],
    ],
  ])('is nothing that does not stand in the text: %j', async (pieces) => {
    const { id } = await quoteOf('owes the Lantern');
    const { userErrors } = await mutate('correctQuote', {
      quoteId: id,
      expectedRevision: 0,
      reason: 'So.',
      kind: 'DIRECT',
      pieces,
    });
    expect(userErrors).toEqual([{ code: 'BAD_USER_INPUT', path: ['input', 'pieces'] }]);
  });
});

describe('a quote that a person rejects', () => {
  const reject = async () => {
    const { id, revision } = await quoteOf('owes the Lantern');
    return mutate('rejectQuote', { quoteId: id, expectedRevision: revision, reason: 'It is a slogan.' });
  };

  it('is seen by no reader, in no list, count or search, nor by its id', async () => {
    const { quote } = await reject();
    expect(quote?.revision).toBe(1);
    const { quoteCount, quotes } = await read();
    expect([quoteCount, quotes.totalCount, quotes.nodes.length]).toEqual([1, 1, 1]);
    const { data } = await api.query(
      `query ($id: ID!) {
         node(id: $id) { id }
         search(text: "owes nothing", kind: [QUOTE]) { nodes { found { id } } }
         statements(filter: { text: "owes" }, first: 100) { nodes { id } }
         organization(name: "Harbour Union") { statements(first: 100) { nodes { id } } }
       }`,
      { id: quote?.id },
    );
    expect(data).toMatchObject({ node: null });
    expect(JSON.stringify(data)).not.toContain(quote?.id);
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('stays away when the page is read again, and comes back when that is undone', async () => {
    const payload = await reject();
    await ingest(`Winter came early.\n\n${TEXT}`);
    expect((await read()).quotes.totalCount).toBe(1);
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
    await undo(payload);
    expect((await read()).quotes.totalCount).toBe(2);
    expect(await api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('rests on the corrections before it: they are undone after it', async () => {
    const first = await attributeToRenner('owes the Lantern');
    const second = await reject();
    expect((await undo(first)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'correctionId'] }]);
    expect((await undo(second)).userErrors).toEqual([]);
    expect((await undo(first)).userErrors).toEqual([]);
    expect(await quoteOf('owes the Lantern')).toMatchObject({ revision: 4, correction: null });
  });
});

it('every correction and its undoing stand in the audit log', async () => {
  const payload = await attributeToRenner('mend the pier');
  await undo(payload);
  const { id } = await quoteOf('mend the pier');
  const admin = (await createKey(api.database, Role.ADMIN)).secret;
  const { data } = await api.query(
    'query ($id: ID!) { auditEntries(subjectId: $id) { nodes { action subjectId } } }',
    { id },
    undefined,
    admin,
  );
  expect(data).toEqual({
    auditEntries: {
      nodes: [
        { action: 'undoCorrection', subjectId: id },
        { action: 'correctAttribution', subjectId: id },
      ],
    },
  });
});
