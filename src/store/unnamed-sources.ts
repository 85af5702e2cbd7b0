import { UnnamedSource } from '../entities/unnamed-source.js';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import { sql } from './sql.js';

const unnamedSourcesByIdsSql = sql(
  'unnamedSourcesByIds',
  `select u.article_id as "articleId", u.id, u.name, u.organization_id as "organizationId", u.nationality,
     u.is_plural as "isPlural", u.anonymity_requested as "anonymityRequested",
     u.reason_category as "reasonCategory", u.reason_start as "reasonStart",
     u.reason_code_point_start as "reasonCodePointStart", u.reason_exact as "reasonExact"
   from unnamed_source as u
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on u.article_id = wanted.article_id and u.id = wanted.id
   where u.article_id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function unnamedSourcesByIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<UnnamedSource[]> {
  const records = await database.query(unnamedSourcesByIdsSql, [
    keys.map(({ id }) => id),
    keys.map(({ localId }) => localId),
  ]);
  return records.map((row) => Object.assign(new UnnamedSource(), row));
}
