import type { CommentStatus } from '../../domain/kinds.js';
import type { Comment } from '../../entities/comment.js';
import type { Queryable } from '../database.js';
import { KeysetList, type ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';
import { LISTED } from '../statement-test.js';
import { COMMENT_COLUMNS, toComment } from '../statements.js';

/** Which comments moderators look at. */
export interface CommentSelection {
  readonly status: CommentStatus;
}

/** Written out, so that the indexes are found that hold only comments which are hidden, or only what is listed. */
const CONDITIONS: Readonly<Record<CommentStatus, string>> = {
  PUBLISHED: LISTED,
  PENDING: `s.status = 'PENDING'`,
  REJECTED: `s.status = 'REJECTED'`,
};

/** Comments by where they stand in moderation. */
export const commentsByStatus = new KeysetList<Comment, 'SAID_AT', object, CommentSelection>({
  name: 'commentsByStatus',
  parent: 'NONE',
  columns: COMMENT_COLUMNS,
  source: (selection) =>
    `statement as s where s.type = 'COMMENT' and ${selection ? CONDITIONS[selection.status] : 'true'}`,
  orders: {
    SAID_AT: [
      { column: 's.chronology', type: 'timestamptz' },
      { column: 's.article_id', type: 'bigint' },
      { column: 's.id', type: 'integer' },
    ],
  },
  toRow: toComment,
});

const commentsForModeratorsSql = sql(
  'commentsForModerators',
  `select ${COMMENT_COLUMNS}
   from statement as s
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on s.article_id = wanted.article_id and s.id = wanted.id
   where s.article_id = any ($1::bigint[]) and s.type = 'COMMENT'`,
);

/** @returns those found, in no order, those that readers do not see among them */
export async function commentsForModerators(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<Comment[]> {
  const values = [keys.map(({ id }) => id), keys.map(({ localId }) => localId)];
  return (await database.query(commentsForModeratorsSql, values)).map(toComment);
}
