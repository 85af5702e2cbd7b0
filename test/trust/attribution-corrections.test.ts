import { describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { reanalyseArticle } from '../../src/ingest/reanalyse-article.js';
import { sql } from '../../src/store/sql.js';
import { ALL_ROWS, correctedQuotes, TEXT, type Payload } from '../support/corrected-quotes.js';
import { createKey } from '../support/keys.js';

const { there, ingest, quoteOf, mutate, attributeToRenner, undo } = correctedQuotes();

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
    const { data } = await there.api.query(
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

  it('survives that the article is analysed anew', async () => {
    const { quote } = await attributeToRenner('mend the pier');
    const stored = sql('stored', 'select a.id from article as a where a.url = $1');
    const [{ id } = { id: '' }] = await there.api.database.query<{ id: string }>(stored, [there.url]);
    await there.api.database.query(sql('age', `update article set analysis_version = '1'`));
    expect(await reanalyseArticle(there.api.database, id)).toBe(true);
    expect(await quoteOf('mend the pier')).toEqual(quote);
  });

  it('is to whom somebody was merged into, where it names who went', async () => {
    const person = async (name: string) => {
      const query = 'query ($name: String!) { person(name: $name) { id name revision } }';
      type Answer = { person: { id: string; name: string; revision: number } };
      return (await there.api.query<Answer>(query, { name })).data.person;
    };
    const [gone, survivor] = [await person('Tobias Renner'), await person('Maria Oldfield')];
    const merge = { entityId: gone.id, survivorId: survivor.id, expectedRevision: gone.revision };
    const { data } = await there.api.query<{ mergeEntities: Payload }>(
      'mutation ($input: MergeEntitiesInput!) { mergeEntities(input: $input) { userErrors { code } correction { id } } }',
      { input: { ...merge, reason: 'One.' } },
      undefined,
      there.editor,
    );
    const { id } = await quoteOf('mend the pier');
    const decision = { quoteId: id, expectedRevision: 0, speakerId: gone.id, reason: 'So it says.' };
    const { quote } = await mutate('correctAttribution', decision);
    expect(quote?.speaker).toEqual({ id: survivor.id, name: 'Maria Oldfield' });
    const said = await there.api.query(
      `query ($id: ID!) { person(id: $id) { quotes(filter: { text: "mend" }) { nodes { id } } } }`,
      survivor,
    );
    expect(JSON.stringify(said.data)).toContain(id);
    await undo(data.mergeEntities);
  });

  it('is undone to the row, and twice is a conflict', async () => {
    const before = await there.api.database.query(ALL_ROWS);
    const payload = await attributeToRenner('mend the pier');
    expect(await there.api.database.query(ALL_ROWS)).not.toEqual(before);
    const undone = await undo(payload);
    expect(undone.quote).toMatchObject({
      revision: 2,
      speaker: { name: 'Maria Oldfield' },
      correction: null,
    });
    expect(await there.api.database.query(ALL_ROWS)).toEqual(before);
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

it('two decisions in one request show each what is there after it', async () => {
  const { id } = await quoteOf('mend the pier');
  const nobody = (name: string, revision: number) =>
    `${name}: correctAttribution(input: { quoteId: $id, expectedRevision: ${String(revision)}, reason: "So." }) {
       userErrors { code } quote { revision } query { node(id: $id) { ... on Quote { revision } } }
     }`;
  const { data, errors } = await there.api.query(
    `mutation ($id: ID!) { ${nobody('first', 0)} ${nobody('second', 1)} }`,
    { id },
    undefined,
    there.editor,
  );
  expect(errors).toBeUndefined();
  const shown = (revision: number) => ({
    userErrors: [],
    quote: { revision },
    query: { node: { revision } },
  });
  expect(data).toEqual({ first: shown(1), second: shown(2) });
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

it('every correction and its undoing stand in the audit log', async () => {
  const payload = await attributeToRenner('mend the pier');
  await undo(payload);
  const { id } = await quoteOf('mend the pier');
  const admin = (await createKey(there.api.database, Role.ADMIN)).secret;
  const { data } = await there.api.query(
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
