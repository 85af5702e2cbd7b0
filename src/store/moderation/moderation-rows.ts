import type { Principal } from '../../domain/principal.js';
import { Moderation } from '../../entities/moderation.js';
import type { Queryable } from '../database.js';
import type { ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';

/** What a decision says. */
export type ModerationRow = Pick<
  Moderation,
  'articleId' | 'commentId' | 'status' | 'statusBefore' | 'rule' | 'reason'
>;

const insertModerationSql = sql(
  'insertModeration',
  `insert into moderation (article_id, comment_id, status, status_before, rule, reason, actor_kind, actor_name)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** Writes down what became of a comment, and why. */
export async function insertModeration(
  transaction: Queryable,
  { kind, name }: Principal,
  { articleId, commentId, status, statusBefore, rule, reason }: ModerationRow,
): Promise<void> {
  const values = [articleId, commentId, status, statusBefore, rule, reason, kind, name];
  await transaction.query(insertModerationSql, values);
}

const moderationsByCommentIdsSql = sql(
  'moderationsByCommentIds',
  `select m.article_id as "articleId", m.comment_id as "commentId", m.id, m.status,
     m.status_before as "statusBefore", m.rule, m.reason, m.made_at as "madeAt", m.actor_kind as "actorKind",
     m.actor_name as "actorName"
   from moderation as m
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on m.article_id = wanted.article_id and m.comment_id = wanted.id
   where m.article_id = any ($1::bigint[])
   order by m.article_id, m.comment_id, m.id`,
);

/** @returns what was decided about each comment, oldest first */
export async function moderationsByCommentIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<Moderation[]> {
  const values = [keys.map(({ id }) => id), keys.map(({ localId }) => localId)];
  const records = await database.query(moderationsByCommentIdsSql, values);
  return records.map((record) => Object.assign(new Moderation(), record));
}
