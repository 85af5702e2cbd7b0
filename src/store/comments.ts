import type { Comment } from '../entities/comment.js';
import { CommentThread } from '../entities/comment-thread.js';
import type { Queryable } from './database.js';
import { KeysetList, type ParentKey } from './keyset-list.js';
import { sql } from './sql.js';
import { COMMENT_COLUMNS, toComment } from './statements.js';

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

/** @returns those that have a comment that everybody sees, in no order */
export async function threadsByIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<CommentThread[]> {
  const records = await database.query(threadsByIdsSql, [
    keys.map(({ id }) => id),
    keys.map(({ localId }) => localId),
  ]);
  return records.map((row) => Object.assign(new CommentThread(), row));
}

const threadSizesByIdsSql = sql(
  'threadSizesByIds',
  `select s.article_id as "articleId", s.thread_id as "threadId", count(*)::integer as "commentCount",
     count(distinct s.author)::integer as "participantCount"
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.thread_id = wanted.id
   where s.article_id = any ($1::bigint[]) and s.type = 'COMMENT' and s.is_listed
   group by s.article_id, s.thread_id`,
);

export interface ThreadSize {
  readonly articleId: string;
  readonly threadId: number;
  readonly commentCount: number;
  readonly participantCount: number;
}

/** @returns the sizes of those threads that have published comments */
export function threadSizesByIds(database: Queryable, keys: readonly ParentKey[]): Promise<ThreadSize[]> {
  return database.query<ThreadSize>(threadSizesByIdsSql, [
    keys.map(({ id }) => id),
    keys.map(({ localId }) => localId),
  ]);
}
