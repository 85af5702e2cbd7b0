import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANALYSIS_VERSION } from '../../src/analysis/analyze-article.js';
import { USUAL_COMMENT_RULES } from '../../src/domain/comment-rules.js';
import { CommentStatus } from '../../src/domain/kinds.js';
import { PrincipalKind } from '../../src/domain/principal.js';
import { Role } from '../../src/domain/role.js';
import { addComment } from '../../src/ingest/comments/add-comment.js';
import { moderateComment } from '../../src/ingest/comments/moderate-comment.js';
import { articleIdOf } from '../../src/ingest/identity.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { startVerbatim, verbatim } from '../support/command-line.js';
import { comment, lanternPage, page, pierTalksPage } from '../support/pages.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const CONTRIBUTOR = { kind: PrincipalKind.API_KEY, id: '1', name: 'a desk', role: Role.CONTRIBUTOR };
const MODERATOR = { ...CONTRIBUTOR, role: Role.MODERATOR };
const ARTICLES = 60;
const TABLES = [
  ['statement', 'article_id, id'],
  ['quote_piece', 'article_id, quote_id, ordinal'],
  ['mention', 'article_id, comment_id, start_offset, entity_id'],
  ['about', 'article_id, statement_id, mention_id'],
  ['stance', 'article_id, statement_id, target_id'],
  ['unnamed_source', 'article_id, id'],
  ['byline', 'article_id, ordinal'],
  ['comment_thread', 'article_id, id'],
  ['affiliation', 'article_id, ordinal'],
  ['entity', 'id'],
  ['article', 'id'],
  ['moderation', 'article_id, comment_id, id'],
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
  // What was sent in, and what a moderator decided.
  const articleId = articleIdOf(page({}));
  const rules = { ...USUAL_COMMENT_RULES, holdsFirst: false };
  const sent = {
    articleId,
    parentId: null,
    author: 'owl',
    text: 'I trust the Lantern Trust and the Zeppelin Society.',
  };
  await addComment(database, CONTRIBUTOR, sent, rules);
  await addComment(database, CONTRIBUTOR, { ...sent, text: 'See zeppelin.com, Heron Board.' }, rules);
  const [tern] = await database.query<{ id: number }>(
    sql('tern', `select s.id from statement as s where s.author = 'tern'`),
  );
  const decision = { articleId, commentId: tern?.id ?? 0, reason: 'Rude.', expectedRevision: 0 };
  await moderateComment(database, MODERATOR, { ...decision, status: CommentStatus.REJECTED });
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const run = (...args: string[]) => verbatim(['reanalyze', ...args], { DATABASE_URL: testDatabase.url });

/** Mentions are numbered in reading order, those that came later last of all: their numbers mean nothing outside. */
const withoutNumber: Readonly<Record<string, string>> = { mention: ` - 'id'`, about: ` - 'mention_id'` };

function everything() {
  return Promise.all(
    TABLES.map(([table, key]) => {
      const row = `to_jsonb(t)${withoutNumber[table] ?? ''}`;
      return database.query(sql('rows', `select ${row} as row from ${table} as t order by ${key}`));
    }),
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
