import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import type { Queryable } from '../../src/store/database.js';
import { Memory } from '../../src/store/memory.js';
import { sql } from '../../src/store/sql.js';
import { startApi, type Api } from '../support/api.js';
import { createKey } from '../support/keys.js';
import { page } from '../support/pages.js';
import { recordSql } from '../support/sql-count.js';

const URL = 'https://harbour.example/memory';
const QUERY = `query ($url: URL!) {
  article(url: $url) {
    headline
    outlet { name }
    text
    quotes { nodes { text pieces { selector { exact suffix } } speaker { name ... on Person { aliases affiliations { role } } } } }
  }
  statementBreakdown(by: SPEAKER) { key count }
  statementTimeline(interval: MONTH) { count }
  coMentions(minStatements: 1) { edges { statementCount } }
  search(text: "shall rebuild", kind: [QUOTE]) { totalCount nodes { found { ... on Quote { text } } } }
  speakers(first: 5) { edges { quoteCount node { name } } }
  organization(name: "Lantern Trust") { mentionCount statements { totalCount nodes { text } } }
}`;

const roleOf = (number: number): string => (number % 2 === 0 ? 'chairman' : 'treasurer');

const speakerOf = (number: number): string => (number % 3 === 0 ? 'Maria Oldfield' : 'Jonas Tide');

interface Answer {
  article: {
    headline: string;
    text: string;
    outlet: { name: string };
    quotes: {
      nodes: {
        text: string;
        pieces: { selector: { exact: string; suffix: string } }[];
        speaker: { name: string; aliases: string[]; affiliations: { role: string }[] };
      }[];
    };
  };
  statementBreakdown: { key: string; count: number }[];
  search: { totalCount: number; nodes: { found: { text: string } }[] };
  speakers: { edges: { quoteCount: number; node: { name: string } }[] };
  organization: { mentionCount: number; statements: { totalCount: number; nodes: { text: string }[] } };
}

const setHeadline = sql('setHeadline', 'update article set headline = $1');
const forgetChanges = sql('forgetChanges', 'delete from change');
const otherHistory = sql(
  'otherHistory',
  `insert into change (number, mark, entity_ids, outlet_ids, article_ids)
   values ($1, gen_random_uuid(), '{}', '{}', '{}')`,
);

describe('what two servers on one database remember', () => {
  let writer: Api;
  let reader: Api;

  const readAll = async (api: Api): Promise<Answer> => (await api.query<Answer>(QUERY, { url: URL })).data;
  const read = async (api: Api): Promise<Answer['article']> => (await readAll(api)).article;
  const write = (api: Api, number: number, role: string) =>
    ingestPage(
      api.database,
      page({
        url: URL,
        headline: `Edition ${String(number)}`,
        text: `“The Lantern Trust shall rebuild pier ${String(number)},” said ${speakerOf(number)}, the ${role} of the Lantern Trust.`,
      }),
    );

  beforeAll(async () => {
    writer = await startApi({ memoryRows: 1000 });
    reader = await startApi({ memoryRows: 1000, shares: writer });
  });

  beforeEach(async () => {
    await write(writer, 0, 'director');
    await read(reader);
    await read(reader);
  });

  afterAll(async () => {
    await reader.close();
    await writer.close();
  });

  it('is not read again while nothing changes', async () => {
    const { result, names } = await recordSql(() => read(reader));
    expect(result.headline).toBe('Edition 0');
    expect(names).toEqual(['changesSince']);
  });

  it('is put together of what is remembered where nobody asked for quite the same', async () => {
    const other = QUERY.replace('headline', 'headline wordCount');
    const { names } = await recordSql(() => reader.query(other, { url: URL }));
    expect(names.sort()).toEqual(['changesSince', 'entitiesByNames']);
  });

  it('is as it was sent first', async () => {
    const ask = async (): Promise<string> => {
      const body = JSON.stringify({ query: QUERY, variables: { url: URL } });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(reader.address, { method: 'POST', headers, body })).text();
    };
    await write(writer, 1, 'director');
    expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill(await ask()));
  });

  it('is another answer for another operation, other values, and whoever else asks', async () => {
    const { database } = reader;
    const keys = [await createKey(database, Role.READER, null, 'Ann'), undefined];
    keys.push(await createKey(database, Role.READER, null, 'Ben'));
    const two = `query A($url: URL!) { viewer { name } article(url: $url) { headline } } query B { viewer { name } }`;
    const ask = (name: string, url: string) =>
      Promise.all(keys.map(async (key) => (await reader.query(two, { url }, name, key?.secret)).data));
    const article = { headline: 'Edition 0' };
    for (let time = 0; time < 2; time++) {
      expect(await ask('A', URL)).toEqual([
        { viewer: { name: 'Ann' }, article },
        { viewer: null, article },
        { viewer: { name: 'Ben' }, article },
      ]);
      const none = await ask('A', `${URL}/none`);
      expect(none.map((each) => each['article'])).toEqual([null, null, null]);
      expect(await ask('B', URL)).toEqual([
        { viewer: { name: 'Ann' } },
        { viewer: null },
        { viewer: { name: 'Ben' } },
      ]);
    }
  });

  it('is no whole answer to whoever may write', async () => {
    const { secret } = await createKey(reader.database, Role.CONTRIBUTOR);
    const ask = () => recordSql(() => reader.query(QUERY, { url: URL }, undefined, secret));
    await ask();
    expect((await ask()).names).toContain('entitiesByNames');
  });

  it('is confirmed by one question for all who wait when it is sent, and for nobody who comes later', async () => {
    let deliver = (): void => undefined;
    const delivery = new Promise<void>((resolve) => (deliver = resolve));
    const answered: string[] = [];
    const slow: Queryable = {
      async query(statement, values) {
        const rows = await reader.database.query(statement, values);
        if (answered.push(statement.name) === 2) await delivery;
        return rows as never[];
      },
    };
    const memory = new Memory(1000, slow);
    await memory.catchUp(slow);
    memory.answers.keep(memory.answers.expect(['archive']), [{ owner: 'archive', key: 'it', value: 'old' }]);

    const early = [memory.catchUpTogether(), memory.catchUpTogether()];
    while (answered.length < 2) await setImmediate();
    await write(writer, 2, 'director');
    const late = memory.catchUpTogether();
    deliver();
    await Promise.all(early);
    expect(memory.answers.get('it')).toBe('old');
    await late;
    expect(memory.answers.get('it')).toBeUndefined();
    expect(answered).toHaveLength(3);
  });

  it('is never served once the transaction that changed it has been committed', async () => {
    for (let number = 1; number <= 20; number++) {
      await write(number % 2 === 0 ? writer : reader, number, roleOf(number));
      const answers = await Promise.all([readAll(reader), readAll(writer), readAll(reader)]);
      for (const { article, organization, statementBreakdown, search, speakers } of answers) {
        const said = `The Lantern Trust shall rebuild pier ${String(number)}`;
        expect(article.headline).toBe(`Edition ${String(number)}`);
        expect(article.text).toContain(said);
        const [quote] = article.quotes.nodes;
        expect(quote?.speaker.affiliations[0]?.role).toContain(roleOf(number));
        expect(quote?.text).toContain(said);
        expect(quote?.pieces[0]?.selector.exact).toContain(said);
        expect(quote?.pieces[0]?.selector.suffix).toContain(roleOf(number).slice(0, 5));
        expect(statementBreakdown).toEqual([{ key: speakerOf(number), count: 1 }]);
        expect(search.totalCount).toBe(1);
        expect(search.nodes[0]?.found.text).toContain(said);
        expect(speakers.edges).toEqual([{ quoteCount: 1, node: { name: speakerOf(number) } }]);
        expect(organization.statements).toEqual({ totalCount: 1, nodes: [{ text: quote?.text }] });
      }
    }
  });

  it('is never older than the last commit while others write all the time', async () => {
    let committed = 100;
    let isDone = false;
    const keepReading = async (): Promise<void> => {
      while (!isDone) {
        const least = committed;
        const { headline } = await read(reader);
        expect(Number(headline.slice('Edition '.length))).toBeGreaterThanOrEqual(least);
      }
    };
    await write(writer, committed, 'director');
    const readers = Promise.all([keepReading(), keepReading(), keepReading()]);
    for (let number = 101; number <= 130; number++) {
      await write(writer, number, 'director');
      committed = number;
    }
    isDone = true;
    await readers;
  });

  it.each([
    ['behind more changes than are kept', '5000'],
    ['of a database that was put back to an earlier state', '0'],
  ])('is forgotten where it is %s', async (_, number) => {
    const { headline } = await read(reader);
    await writer.database.query(setHeadline, [`Told to nobody, ${number}`]);
    expect((await read(reader)).headline).toBe(headline);
    await writer.database.query(forgetChanges);
    await writer.database.query(otherHistory, [number]);
    expect((await read(reader)).headline).toBe(`Told to nobody, ${number}`);
  });
});
