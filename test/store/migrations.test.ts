import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../migrations/index.js';
import { createDataSource } from '../../src/store/data-source.js';
import { textFingerprint } from '../../src/ingest/text-fingerprint.js';
import { reanalyseArticle } from '../../src/ingest/reanalyse-article.js';
import { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { sql } from '../../src/store/sql.js';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyDatabase();
});

afterEach(() => database.drop());

/** What the first release would have stored: one article, two quotes, one comment published and one pending. */
const FIRST_RELEASE = [
  `insert into outlet values (1, 'The Sound', null)`,
  `insert into article (id, identity, outlet_id, headline, chronology, language, text, word_count, content_hash, analysis_version)
   values (1, 'sha256:1', 1, 'Ferry', '-infinity', 'en', 'The café is shut.', 4, 'x', '1')`,
  `insert into entity (id, name, kind) values (7, 'Harbour Union', 'ORGANIZATION'), (8, 'Nobody', 'PERSON')`,
  `insert into alias values (7, 'Harbour Union', 'harbour union')`,
  `insert into comment_thread values (1, 13, 9), (1, 14, 10)`,
  `insert into statement (article_id, id, type, text, chronology, position, quote_kind, rule, confidence)
   values (1, 11, 'QUOTE', 'The café is shut', '-infinity', 0, 'DIRECT', 'cue', 0.9),
     (1, 12, 'QUOTE', 'The Harbour Union sleeps', '-infinity', 1, 'DIRECT', null, null)`,
  `insert into statement (article_id, id, type, text, chronology, position, author, thread_id, depth, status)
   values (1, 13, 'COMMENT', 'The Harbour Union again', '-infinity', 9, 'gull', 13, 0, 'PUBLISHED'),
     (1, 14, 'COMMENT', 'The Harbour Union!', '-infinity', 10, 'tern', 14, 0, 'PENDING')`,
  `insert into mention values (1, 1, 7, null, 0, 0, 'Harbour Union', false), (1, 2, 7, 13, 4, 4, 'Harbour Union', false),
     (1, 3, 7, 14, 4, 4, 'Harbour Union', false)`,
  `insert into affiliation values (1, 0, 8, 7, (select string_agg(md5(n::text), ' ') from generate_series(1, 300) as n), 0, 0, 'mayor'),
     (1, 1, 8, null, 'mayor', 0, 0, 'mayor')`,
  `insert into about values (1, 12, 1, 7, '-infinity', true), (1, 13, 2, 7, '-infinity', true), (1, 14, 3, 7, '-infinity', true)`,
];

describe('a database of the first release', () => {
  it('keeps what it holds, and gains words to search by, counts, what was said, what is listed, what was decided and when roles were printed', async () => {
    const later = MIGRATIONS.slice(1);
    const old = await createDataSource(database.url)
      .setOptions({ migrations: MIGRATIONS.slice(0, 1) })
      .initialize();
    await old.runMigrations();
    for (const statement of FIRST_RELEASE) await old.query(statement);
    await old.destroy();

    expect(await migrate(database.url)).toEqual(later.map(({ name }) => name));

    const now = await createDataSource(database.url).initialize();
    try {
      expect(await now.query('select name, mention_count, statement_count from entity order by id')).toEqual([
        { name: 'Harbour Union', mention_count: 2, statement_count: 2 },
        { name: 'Nobody', mention_count: 0, statement_count: 0 },
      ]);
      expect(await now.query('select name, kind from alias')).toEqual([
        { name: 'Harbour Union', kind: 'ORGANIZATION' },
      ]);
      expect(await now.query('select quote_count, comment_count from article')).toEqual([
        { quote_count: 2, comment_count: 1 },
      ]);
      expect(
        await now.query(
          `select id, attribution_type from statement where words @@ websearch_to_tsquery('verbatim', 'cafes')`,
        ),
      ).toEqual([{ id: 11, attribution_type: 'SAID' }]);
      expect(
        await now.query(
          `select id from article where words @@ websearch_to_tsquery('verbatim', 'ferry cafe')`,
        ),
      ).toEqual([{ id: '1' }]);
      expect(await now.query('select id, is_listed from statement order by id')).toEqual([
        { id: 11, is_listed: true },
        { id: 12, is_listed: true },
        { id: 13, is_listed: true },
        { id: 14, is_listed: false },
      ]);
      expect(await now.query('select comment_id, status, status_before from moderation')).toEqual([
        { comment_id: 14, status: 'PENDING', status_before: null },
      ]);
      expect(await now.query('select ordinal, chronology from affiliation order by ordinal')).toEqual([
        { ordinal: 0, chronology: -Infinity },
        { ordinal: 1, chronology: -Infinity },
      ]);
    } finally {
      await now.destroy();
    }
  });
});

/** Two outlets print what one agency sent, long before anybody looked for copies, and a third something else. */
const BEFORE_COPIES = [
  `insert into outlet values (1, 'The Sound', null), (2, 'The Skerry', null)`,
  `insert into article (id, identity, outlet_id, headline, published_at, chronology, language, text, word_count, content_hash, analysis_version, words)
   select given.id, 'sha256:' || given.id, given.outlet_id, 'Ferry', given.published_at, given.published_at, 'en',
     (select string_agg(format(given.line, day), ' ') from generate_series(1, 20) as day),
     180, 'x', '1', ''
   from (values (1, 1, timestamptz '2020-02-02', 'The pier was measured by divers on day %s.'),
     (2, 2, timestamptz '2020-02-01', 'The pier was measured by divers on day %s.'),
     (3, 1, timestamptz '2020-01-01', 'Nobody found out who had torn rope number %s.')) as given (id, outlet_id, published_at, line)`,
];

describe('a database whose copies were found by their signatures alone', () => {
  it('gets the sketches that new articles come with', async () => {
    const place = MIGRATIONS.findIndex(({ name }) => name.startsWith('CopiesBySketch'));
    const old = await createDataSource(database.url)
      .setOptions({ migrations: MIGRATIONS.slice(0, place) })
      .initialize();
    await old.runMigrations();
    for (const statement of BEFORE_COPIES) await old.query(statement);
    const texts = await old.query<{ id: string; text: string }[]>('select id, text from article order by id');
    const prints = texts.map(({ text }) => textFingerprint(text));
    for (const [i, print] of prints.entries()) {
      await old.query('insert into article_fingerprint (article_id, signature, bands) values ($1, $2, $3)', [
        texts[i]?.id,
        print?.signature,
        print?.bands,
      ]);
    }
    await old.destroy();

    await migrate(database.url);

    const now = await Database.connect(database.url);
    try {
      const sketches = sql('sketches', 'select f.sketch from article_fingerprint as f order by f.article_id');
      expect(await now.query(sketches)).toEqual(prints.map((print) => ({ sketch: print?.sketch })));
      expect(prints[0]?.sketch).toMatch(/^[01]{512}$/);
    } finally {
      await now.close();
    }
  });
});

describe('a database in which nobody looked for copies', () => {
  it('takes none for a copy, until its articles are analysed anew', async () => {
    const place = MIGRATIONS.findIndex(({ name }) => name.startsWith('ArticleCopies'));
    const old = await createDataSource(database.url)
      .setOptions({ migrations: MIGRATIONS.slice(0, place) })
      .initialize();
    await old.runMigrations();
    for (const statement of BEFORE_COPIES) await old.query(statement);
    await old.destroy();

    await migrate(database.url);

    const now = await Database.connect(database.url);
    const copies = sql('copies', 'select article_id, original_id from article_copy');
    try {
      expect(await now.query(copies)).toEqual([]);
      // The original comes last: who is whose copy does not depend on it.
      for (const id of ['3', '1']) expect(await reanalyseArticle(now, id)).toBe(true);
      expect(await now.query(copies)).toEqual([]);
      expect(await reanalyseArticle(now, '2')).toBe(true);
      expect(await now.query(copies)).toEqual([{ article_id: '1', original_id: '2' }]);
    } finally {
      await now.close();
    }
  });
});
