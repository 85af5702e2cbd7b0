import type { CommentStatus } from '../../domain/kinds.js';
import type { Queryable } from '../database.js';
import type { ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';
import type { StoredComment } from '../stored-articles.js';

const lockCommentSql = sql(
  'lockComment',
  `select s.id, s.author, s.text, s.said_at as "saidAt", s.thread_id as "threadId", s.parent_id as "parentId",
     s.depth, s.status, s.revision, s.is_listed as "isListed", s.sender
   from statement as s where s.article_id = $1 and s.id = $2 and s.type = 'COMMENT'
   for update of s`,
);

/** @returns a comment as it is, seen or not, locked until the end of the transaction; null where there is none */
export async function lockComment(
  transaction: Queryable,
  { id, localId }: ParentKey,
): Promise<StoredComment | null> {
  const [row] = await transaction.query<StoredComment & object>(lockCommentSql, [id, localId]);
  return row ?? null;
}

const setStatusSql = sql(
  'setCommentStatus',
  `update statement set status = $3, is_listed = $3 = 'PUBLISHED', revision = statement.revision + 1
   where statement.article_id = $1 and statement.id = $2`,
);

export async function setCommentStatus(
  transaction: Queryable,
  { id, localId }: ParentKey,
  status: CommentStatus,
): Promise<void> {
  await transaction.query(setStatusSql, [id, localId, status]);
}

/** What it is about goes with the mentions. What corrections moved in it is to be moved anew when it is seen again. */
const deleteCommentFindingsSql = sql(
  'deleteCommentFindings',
  `with moved as (
     delete from moved_row where moved_row.article_id = $1 and (
       moved_row.noun in ('STANCE', 'DROPPED_STANCE') and moved_row.local_id = $2
       or moved_row.noun = 'MENTION' and moved_row.local_id in (
         select m.id from mention as m where m.article_id = $1 and m.comment_id = $2))),
     stances as (delete from stance where stance.article_id = $1 and stance.statement_id = $2)
   delete from mention where mention.article_id = $1 and mention.comment_id = $2`,
);

/** Of a comment that readers do not see nothing is kept but itself: a name in it would give it away. */
export async function deleteCommentFindings(
  transaction: Queryable,
  { id, localId }: ParentKey,
): Promise<void> {
  await transaction.query(deleteCommentFindingsSql, [id, localId]);
}

const lastMentionSql = sql(
  'lastMentionId',
  'select coalesce(max(m.id), 0) as "id" from mention as m where m.article_id = $1',
);

/** @returns the greatest id that a mention in an article has; 0 where there is none */
export async function lastMentionId(transaction: Queryable, articleId: string): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(lastMentionSql, [articleId]);
  return row?.id ?? 0;
}

/** Whom the machine meant, before a person moved the mention to another. */
const meantAtSql = sql(
  'meantAt',
  `select m.start_offset as "start", coalesce((
     select co.entity_id from moved_row join correction as co on co.id = moved_row.correction_id
     where moved_row.article_id = m.article_id and moved_row.noun = 'MENTION' and moved_row.local_id = m.id
     order by co.id limit 1), m.entity_id)::text as "entityId"
   from mention as m
   where m.article_id = $1 and m.comment_id is null and m.start_offset = any ($2::integer[])`,
);

/** @returns by the places where an article mentions something, the entities that the machine linked them to */
export async function meantAt(
  transaction: Queryable,
  articleId: string,
  starts: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  type Meant = { start: number; entityId: string };
  const rows = await transaction.query<Meant>(meantAtSql, [articleId, starts]);
  return new Map(rows.map(({ start, entityId }) => [start, entityId]));
}
