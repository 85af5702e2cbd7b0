import type { Comment } from '../entities/comment.js';
import { CommentThread } from '../entities/comment-thread.js';
import type { Queryable } from './database.js';
import { KeysetList, type ParentKey } from './keyset-list.js';
import { sql } from './sql.js';
import { LISTED } from './statement-test.js';
import { COMMENT_COLUMNS, toComment } from './statements.js';
import {
  goneStatements,
  PACKED_STATEMENTS,
  readByKeys,
  readByKeysOrGone,
  WANTED_VERSIONS,
} from './version-rows.js';

function commentList(name: string, where: string) {
  return new KeysetList<Comment, 'POSITION'>({
    name,
    parent: 'ARTICLE_AND_ID',
    columns: COMMENT_COLUMNS,
    source: () =>
      `statement as s where s.article_id = parent.article_id and ${where}
       and s.type = 'COMMENT' and s.is_listed`,
    orders: {
      POSITION: [
        { column: 's.position', type: 'integer' },
        { column: 's.id', type: 'integer' },
      ],
    },
    toRow: toComment,
  });
}

export const commentsByThreadIds = commentList('commentsByThreadIds', 's.thread_id = parent.id');
export const repliesByCommentIds = commentList('repliesByCommentIds', 's.parent_id = parent.id');

/** SQL: that a thread has something to read: replies stay where the comment they answer is hidden. */
const HAS_LISTED_COMMENT = `exists (select from statement as s
  where s.article_id = t.article_id and s.thread_id = t.id and s.type = 'COMMENT' and s.is_listed)`;

export const threadsByArticleIds = new KeysetList<CommentThread, 'POSITION'>({
  name: 'threadsByArticleIds',
  parent: 'ID',
  columns: 't.article_id as "articleId", t.id, t.position',
  source: () => `comment_thread as t where t.article_id = parent.id and ${HAS_LISTED_COMMENT}`,
  orders: {
    POSITION: [
      { column: 't.position', type: 'integer' },
      { column: 't.id', type: 'integer' },
    ],
  },
  toRow: (record) => Object.assign(new CommentThread(), record),
});

const threadsByIdsSql = sql(
  'threadsByIds',
  `select t.article_id as "articleId", t.id, t.position
   from comment_thread as t
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on t.article_id = wanted.article_id and t.id = wanted.id
   where t.article_id = any ($1::bigint[]) and ${HAS_LISTED_COMMENT}`,
);

const threadsByVersionIdsSql = sql(
  'threadsByVersionIds',
  `select s.article_id as "articleId", s.id, s.position, s.version_number as "versionNumber",
     s.id_version as "idVersion"
   from ${WANTED_VERSIONS} cross join lateral ${PACKED_STATEMENTS}
   where s.id = any (v.ids) and s.thread_id = s.id and ${LISTED}`,
);

const goneThreadsByIdsSql = sql(
  'goneThreadsByIds',
  goneStatements('s.article_id as "articleId", s.id, s.position', 's.thread_id = s.id'),
);

/** @returns those found, in no order; one that is gone as it was in the last version that it stood in */
export async function threadsByIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<CommentThread[]> {
  const statements = {
    current: threadsByIdsSql,
    inVersions: threadsByVersionIdsSql,
    gone: goneThreadsByIdsSql,
  };
  const records = await readByKeysOrGone<{ articleId: string; id: number }>(database, statements, keys);
  return records.map((row) => Object.assign(new CommentThread(), row));
}

const SIZES = `s.article_id as "articleId", s.thread_id as "threadId", count(*)::integer as "commentCount",
     count(distinct s.author)::integer as "participantCount"`;

const threadSizesByIdsSql = sql(
  'threadSizesByIds',
  `select ${SIZES}
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.thread_id = wanted.id
   where s.article_id = any ($1::bigint[]) and s.type = 'COMMENT' and s.is_listed
   group by s.article_id, s.thread_id`,
);

const threadSizesByVersionIdsSql = sql(
  'threadSizesByVersionIds',
  `select ${SIZES}, s.version_number as "versionNumber"
   from ${WANTED_VERSIONS} cross join lateral ${PACKED_STATEMENTS}
   where s.thread_id = any (v.ids) and ${LISTED}
   group by s.article_id, s.thread_id, s.version_number`,
);

export interface ThreadSize {
  readonly articleId: string;
  readonly threadId: number;
  readonly commentCount: number;
  readonly participantCount: number;
  /** Absent for a thread as it is now. */
  readonly versionNumber?: number;
}

/** @returns the sizes of those threads that have published comments */
export function threadSizesByIds(database: Queryable, keys: readonly ParentKey[]): Promise<ThreadSize[]> {
  const statements = { current: threadSizesByIdsSql, inVersions: threadSizesByVersionIdsSql };
  return readByKeys<ThreadSize & object>(database, statements, keys);
}
