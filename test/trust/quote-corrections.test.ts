import { describe, expect, it } from '@jest/globals';
import { ALL_ROWS, correctedQuotes, TEXT } from '../support/corrected-quotes.js';
import { WRONG_COUNTS } from '../support/wrong-counts.js';

const { there, ingest, read, quoteOf, mutate, attributeToRenner, undo } = correctedQuotes();

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
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('has them still, at their new place, when the page has changed', async () => {
    await shorten();
    await ingest(`Winter came early.\n\n${TEXT}`);
    const [quote] = (await read()).quotes.nodes.slice(-1);
    expect(quote).toMatchObject({ text: 'The Harbour Union owes', revision: 1 });
    const { exact, start } = quote?.pieces[0]?.selector ?? { exact: '', start: 0 };
    expect(`Winter came early.\n\n${TEXT}`.slice(start, start + exact.length)).toBe('The Harbour Union owes');
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('is undone to the row', async () => {
    const before = await there.api.database.query(ALL_ROWS);
    await undo(await shorten());
    expect(await there.api.database.query(ALL_ROWS)).toEqual(before);
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

describe('a piece of a quote', () => {
  it('begins and ends between characters, never inside one', async () => {
    const text = '“The pier is 🦀 old,” said Maria Oldfield.';
    await ingest(text);
    const { id, revision } = await quoteOf('pier is');
    const crab = text.indexOf('🦀');
    const correct = async (start: number, end: number) =>
      (
        await mutate('correctQuote', {
          quoteId: id,
          expectedRevision: revision,
          reason: 'So.',
          kind: 'DIRECT',
          pieces: [{ start, end, isVerbatim: true }],
        })
      ).userErrors.map(({ code }) => code);
    expect(await correct(crab + 1, crab + 6)).toEqual(['BAD_USER_INPUT']);
    expect(await correct(1, crab + 1)).toEqual(['BAD_USER_INPUT']);
    expect(await correct(crab, crab + 6)).toEqual([]);
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
    const { data } = await there.api.query<{ statementTimeline: { count: number; total: number }[] }>(
      `query ($id: ID!) {
         node(id: $id) { id }
         search(text: "owes nothing", kind: [QUOTE]) { nodes { found { id } } }
         statements(filter: { text: "owes" }, first: 100) { nodes { id } }
         organization(name: "Harbour Union") { statements(first: 100) { nodes { id } } }
         statementTimeline(interval: YEAR) { count total }
       }`,
      { id: quote?.id },
    );
    expect(data).toMatchObject({ node: null });
    expect(data.statementTimeline.filter(({ count, total }) => count !== total)).toEqual([]);
    expect(JSON.stringify(data)).not.toContain(quote?.id);
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('stays away when the page is read again, and comes back when that is undone', async () => {
    const payload = await reject();
    await ingest(`Winter came early.\n\n${TEXT}`);
    expect((await read()).quotes.totalCount).toBe(1);
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
    await undo(payload);
    expect((await read()).quotes.totalCount).toBe(2);
    expect(await there.api.database.query(WRONG_COUNTS)).toEqual([]);
  });

  it('stays away from what its article said before, also when the quote is gone by now', async () => {
    const inVersions = async () => {
      const query =
        'query ($url: URL!) { article(url: $url) { versions { nodes { quotes { nodes { text } } } } } }';
      const { data, errors } = await there.api.query(query, { url: there.url });
      expect(errors).toBeUndefined();
      return JSON.stringify(data).split('owes the Lantern Trust nothing').length - 1;
    };
    await ingest(`${TEXT}\n\nSnow fell.`);
    expect(await inVersions()).toBe(1);
    const payload = await reject();
    expect(await inVersions()).toBe(0);
    await ingest('“The Lantern Trust will mend the pier,” said Maria Oldfield.');
    expect(await inVersions()).toBe(0);
    expect((await undo(payload)).userErrors).toEqual([]);
    expect(await inVersions()).toBe(1);
    expect((await undo(payload)).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'correctionId'] }]);
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
