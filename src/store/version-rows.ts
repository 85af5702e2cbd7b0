import type { QueryResultRow } from 'pg';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import type { Sql } from './sql.js';
import { LISTED } from './statement-test.js';
import type { PACKED_TABLES } from './version-writes.js';

/** SQL: to join the rows of a table as the version `v` keeps them. */
export function packedRows(table: (typeof PACKED_TABLES)[number], alias: string): string {
  return `cross join lateral jsonb_populate_recordset(null::${table}, v.findings -> '${table}') as ${alias}`;
}

/** SQL: the versions that keys ask for, each once, as `v`, with the local `ids` asked for in it. */
export const WANTED_VERSIONS = `(
    select v.article_id, v.number, v.findings, wanted.ids
    from (
      select given.article_id, given.number, array_agg(given.id) as ids
      from unnest($1::bigint[], $2::integer[], $3::integer[]) as given (article_id, id, number)
      group by given.article_id, given.number
    ) as wanted
    join article_version as v on v.article_id = wanted.article_id and v.number = wanted.number
    where v.article_id = any ($1::bigint[])
  ) as v`;

/** SQL: that the last decision about a comment is not to hide it: one that is gone from the page has no row that tells. */
function notHiddenSince(alias: string): string {
  return `not exists (select from moderation as m
      where m.article_id = ${alias}.article_id and m.comment_id = ${alias}.id and m.status <> 'PUBLISHED'
        and not exists (select from moderation as later where later.article_id = m.article_id
          and later.comment_id = m.comment_id and later.id > m.id))`;
}

/** SQL: that no editor has rejected a quote, wherever it stood, that may be gone by now. */
function notRejectedSince(alias: string): string {
  return `not exists (select from correction as co where co.article_id = ${alias}.article_id
      and co.statement_id = ${alias}.id and co.kind = 'REJECTION' and co.undone_at is null)`;
}

/**
 * SQL: the statements kept in the version `v`, without those that a moderator or an editor has hidden since. Whatever
 * stands in a later version or in the article as it is now is told from that by the number of its version in its id.
 */
export const PACKED_STATEMENTS = `(
    select kept.*, v.number as version_number,
      case when exists (select from statement as s where s.article_id = kept.article_id and s.id = kept.id)
        or exists (select from article_version as later where later.article_id = kept.article_id
          and later.number > v.number and kept.id = any (later.statement_ids)) then v.number end as id_version
    from jsonb_populate_recordset(null::statement, v.findings -> 'statement') as kept
    where not exists (select from statement as s
      where s.article_id = kept.article_id and s.id = kept.id and not ${LISTED})
      and ${notHiddenSince('kept')} and ${notRejectedSince('kept')}
  ) as s`;

/** SQL: statements by keys that nothing has any more, as they were in the last version that had them. */
export function goneStatements(columns: string, where: string): string {
  return `select ${columns}, v.number as "versionNumber"
    from (
      select distinct on (wanted.article_id, wanted.id) wanted.id, v.article_id, v.number, v.findings
      from unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
      join article_version as v on v.article_id = wanted.article_id and wanted.id = any (v.statement_ids)
      where v.article_id = any ($1::bigint[])
        and not exists (select from statement as s where s.article_id = wanted.article_id and s.id = wanted.id)
      order by wanted.article_id, wanted.id, v.number desc
    ) as v
    ${packedRows('statement', 's')}
    where s.id = v.id and ${LISTED} and ${notHiddenSince('s')} and ${where}`;
}

function valuesOf(keys: readonly ParentKey[]): unknown[] {
  return [keys.map(({ id }) => id), keys.map(({ localId }) => localId)];
}

/**
 * Reads rows by the keys they hang on, with one statement those that are there now and with another those of versions.
 * @param current takes articles' and local ids; `inVersions` the versions' numbers as well
 */
export async function readByKeys<Row extends QueryResultRow>(
  database: Queryable,
  { current, inVersions }: { readonly current: Sql; readonly inVersions: Sql },
  keys: readonly ParentKey[],
): Promise<Row[]> {
  const then = keys.filter(({ version }) => version !== undefined);
  if (then.length === 0) return database.query<Row>(current, valuesOf(keys));
  const now = keys.filter(({ version }) => version === undefined);
  const rows = await Promise.all([
    now.length === 0 ? [] : database.query<Row>(current, valuesOf(now)),
    database.query<Row>(inVersions, [...valuesOf(then), then.map(({ version }) => version)]),
  ]);
  return rows.flat();
}

/**
 * The same, and what is not there any more as it was in the last version that had it.
 * @param gone takes articles' and local ids
 */
export async function readByKeysOrGone<Row extends QueryResultRow & { articleId: string; id: number }>(
  database: Queryable,
  statements: { readonly current: Sql; readonly inVersions: Sql; readonly gone: Sql },
  keys: readonly ParentKey[],
): Promise<Row[]> {
  const rows = await readByKeys<Row>(database, statements, keys);
  if (rows.length >= keys.length) return rows;
  const found = new Set(rows.map(({ articleId, id }) => `${articleId}:${String(id)}`));
  const missing = keys.filter(
    ({ id, localId, version }) => version === undefined && !found.has(`${id}:${String(localId)}`),
  );
  if (missing.length === 0) return rows;
  return [...rows, ...(await database.query<Row>(statements.gone, valuesOf(missing)))];
}
