import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** Where a comment is to stand among the others of its article. */
export interface CommentPlace {
  /** Null for a root: its own id is its thread's. */
  readonly threadId: number | null;
  readonly parentId: number | null;
  readonly depth: number;
  readonly position: number;
}

const lastPositionSql = sql(
  'lastCommentPosition',
  `select max(s.position) as "position" from statement as s where s.article_id = $1 and s.type = 'COMMENT'`,
);

/** The comment after all that hang on the parent, in reading order, is the next that lies no deeper than it. */
const placeOfReplySql = sql(
  'placeOfReply',
  `select s.thread_id as "threadId", s.depth + 1 as "depth", (
     select min(next.position) from statement as next
     where next.article_id = s.article_id and next.type = 'COMMENT' and next.position > s.position
       and next.depth <= s.depth) as "next"
   from statement as s
   where s.article_id = $1 and s.id = $2 and s.type = 'COMMENT' and s.is_listed`,
);

/** Makes room: all that stands from there on stands one further. */
const makeRoomSql = sql(
  'makeRoomForComment',
  `with threads as (
     update comment_thread set position = comment_thread.position + 1
     where comment_thread.article_id = $1 and comment_thread.position >= $2)
   update statement set position = statement.position + 1
   where statement.article_id = $1 and statement.type = 'COMMENT' and statement.position >= $2`,
);

async function endPosition(transaction: Queryable, articleId: string, textLength: number): Promise<number> {
  const [row] = await transaction.query<{ position: number | null }>(lastPositionSql, [articleId]);
  return row?.position == null ? textLength : row.position + 1;
}

/**
 * Makes room for a comment: a root after all others, a reply after all that hang on its parent. To be called while the
 * article is locked.
 * @param textLength of the article in UTF-16 code units: comments are read after it
 * @returns null where readers see no such parent
 */
export async function makeRoomForComment(
  transaction: Queryable,
  articleId: string,
  parentId: number | null,
  textLength: number,
): Promise<CommentPlace | null> {
  const end = await endPosition(transaction, articleId, textLength);
  if (parentId === null) return { threadId: null, parentId, depth: 0, position: end };
  type Place = { threadId: number; depth: number; next: number | null };
  const [place] = await transaction.query<Place>(placeOfReplySql, [articleId, parentId]);
  if (!place) return null;
  const { threadId, depth, next } = place;
  if (next !== null) await transaction.query(makeRoomSql, [articleId, next]);
  return { threadId, parentId, depth, position: next ?? end };
}

const takenIdsSql = sql('takenStatementIds', 'select s.id from statement as s where s.article_id = $1');

/** @returns the ids that statements of an article have */
export async function takenStatementIds(transaction: Queryable, articleId: string): Promise<number[]> {
  const rows = await transaction.query<{ id: number }>(takenIdsSql, [articleId]);
  return rows.map(({ id }) => id);
}
