import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANALYSIS_VERSION } from '../../src/analysis/analyze-article.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { startVerbatim, verbatim } from '../support/command-line.js';
import { comment, lanternPage, page, pierTalksPage } from '../support/pages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const ARTICLES = 60;
const TABLES = [
  ['statement', 'article_id, id'],
  ['quote_piece', 'article_id, quote_id, ordinal'],
  ['mention', 'article_id, id'],
  ['about', 'article_id, statement_id, mention_id'],
  ['stance', 'article_id, statement_id, target_id'],
  ['unnamed_source', 'article_id, id'],
  ['byline', 'article_id, ordinal'],
  ['comment_thread', 'article_id, id'],
  ['affiliation', 'article_id, ordinal'],
  ['entity', 'id'],
  ['article', 'id'],
] as const;

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url);
  await ingestPage(
    database,
    page({
      text: '“The Lantern Trust sleeps,” said Maria Oldfield. Nobody else spoke.',
      bylines: ['Ada Quill'],
      comments: [
        comment('gull', 'The Lantern Trust is a disgrace.'),
        comment('tern', 'Hidden Lantern Trust.', 0),
        comment('gull', 'The Lantern Trust is a disgrace.'),
      ],
    }),
  );
  for (let i = 0; i < ARTICLES - 1; i++)
    await ingestPage(database, i % 2 === 0 ? lanternPage(i, 3) : pierTalksPage(i, 3));
  // What a moderator decided.
  await database.query(
    sql('hide', `update statement set status = 'REJECTED', is_listed = false where author = 'tern'`),
  );
  await database.query(
    sql(
      'hideAbout',
      `update about set is_listed = false from statement as s
       where s.article_id = about.article_id and s.id = about.statement_id and not s.is_listed`,
    ),
  );
  await database.query(
    sql(
      'count',
      `update entity set statement_count = (select count(*) from about where about.entity_id = entity.id and about.is_first and about.is_listed)`,
    ),
  );
  await database.query(
    sql(
      'countComments',
      `update article set comment_count = (select count(*) from statement as s
      where s.article_id = article.id and s.type = 'COMMENT' and s.is_listed)`,
    ),
  );
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const run = (...args: string[]) => verbatim(['reanalyze', ...args], { DATABASE_URL: testDatabase.url });

function everything() {
  return Promise.all(
    TABLES.map(([table, key]) =>
      database.query(sql('rows', `select to_jsonb(t) as row from ${table} as t order by ${key}`)),
    ),
  );
}

/** As if an older analysis had found less, and some of it wrong. */
async function age(version: string): Promise<void> {
  await database.query(sql('age', `update article set analysis_version = '${version}', quote_count = 1`));
  await database.query(
    sql(
      'findLess',
      `delete from statement using article where article.id = statement.article_id and statement.type = 'QUOTE'
         and statement.position > 0`,
    ),
  );
  await database.query(sql('findWrong', `update statement set rule = 'old rule' where type = 'QUOTE'`));
  await database.query(
    sql(
      'countLess',
      `update entity set
    mention_count = (select count(*) from mention where mention.entity_id = entity.id),
    statement_count = (select count(*) from about where about.entity_id = entity.id and about.is_first and about.is_listed)`,
    ),
  );
}

const versions = async () =>
  database.query(sql('versions', 'select distinct a.analysis_version as version from article as a'));

describe('verbatim reanalyze', () => {
  it('puts what this analysis finds in place of what an older one found; ids, comments and moderation stay', async () => {
    const before = await everything();
    await age('1');
    expect(await everything()).not.toEqual(before);
    expect(await run()).toEqual({
      code: 0,
      stdout: `${String(ARTICLES)} reanalysed, 0 unchanged, 0 failed\n`,
      stderr: '',
    });
    expect(await everything()).toEqual(before);
    expect(await versions()).toEqual([{ version: ANALYSIS_VERSION }]);
    expect(await run()).toMatchObject({ code: 0, stdout: '0 reanalysed, 0 unchanged, 0 failed\n' });
  });

  it('takes only findings of the versions since the one it is told', async () => {
    await age('0');
    expect(await run('--since', '1')).toMatchObject({ stdout: '0 reanalysed, 0 unchanged, 0 failed\n' });
    expect(await versions()).toEqual([{ version: '0' }]);
    expect(await run('--since', '0')).toMatchObject({
      stdout: `${String(ARTICLES)} reanalysed, 0 unchanged, 0 failed\n`,
    });
    expect(await run('--since', 'latest')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('number of a version'),
    });
  });

  it('killed at it, goes on where it was', async () => {
    const before = await everything();
    await age('1');
    const left = async () => {
      const [row] = await database.query<{ count: number }>(
        sql('left', `select count(*)::integer as count from article as a where a.analysis_version = '1'`),
      );
      return row?.count ?? 0;
    };
    const running = startVerbatim(['reanalyze'], { DATABASE_URL: testDatabase.url });
    while ((await left()) === ARTICLES) await new Promise((resolve) => setTimeout(resolve, 5));
    await running.end('SIGKILL');
    const remaining = await left();
    expect(remaining).toBeGreaterThan(0);
    expect(remaining).toBeLessThan(ARTICLES);
    const { code, stdout } = await run();
    expect(code).toBe(0);
    // One or two more may have been committed on the way to its end.
    const redone = Number(/^(\d+) reanalysed/.exec(stdout)?.[1]);
    expect(redone).toBeGreaterThan(0);
    expect(redone).toBeLessThanOrEqual(remaining);
    expect(await everything()).toEqual(before);
  });
});
