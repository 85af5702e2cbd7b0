import { UnnamedSource } from '../entities/unnamed-source.js';
import type { Queryable } from './database.js';
import type { ParentKey } from './keyset-list.js';
import { sql } from './sql.js';
import { packedRows, readByKeysOrGone, WANTED_VERSIONS } from './version-rows.js';

const COLUMNS = `u.article_id as "articleId", u.id, u.name, u.organization_id as "organizationId", u.nationality,
     u.is_plural as "isPlural", u.anonymity_requested as "anonymityRequested",
     u.reason_category as "reasonCategory", u.reason_start as "reasonStart",
     u.reason_code_point_start as "reasonCodePointStart", u.reason_exact as "reasonExact"`;

const current = sql(
  'unnamedSourcesByIds',
  `select ${COLUMNS}
   from unnamed_source as u
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     on u.article_id = wanted.article_id and u.id = wanted.id
   where u.article_id = any ($1::bigint[])`,
);

const inVersions = sql(
  'unnamedSourcesByVersionIds',
  `select ${COLUMNS}, v.number as "versionNumber",
     case when exists (select from unnamed_source as now where now.article_id = u.article_id and now.id = u.id)
       or exists (select from article_version as later where later.article_id = u.article_id
         and later.number > v.number and u.id = any (later.source_ids)) then v.number end as "idVersion"
   from ${WANTED_VERSIONS} ${packedRows('unnamed_source', 'u')}
   where u.id = any (v.ids)`,
);

const gone = sql(
  'goneUnnamedSourcesByIds',
  `select ${COLUMNS}, v.number as "versionNumber"
   from (
     select distinct on (wanted.article_id, wanted.id) wanted.id, v.article_id, v.number, v.findings
     from unnest($1::bigint[], $2::integer[]) as wanted (article_id, id)
     join article_version as v on v.article_id = wanted.article_id and wanted.id = any (v.source_ids)
     where v.article_id = any ($1::bigint[])
     order by wanted.article_id, wanted.id, v.number desc
   ) as v
   ${packedRows('unnamed_source', 'u')}
   where u.id = v.id`,
);

/** @returns those found, in no order; one that is gone as it was in the last version that had it */
export async function unnamedSourcesByIds(
  database: Queryable,
  keys: readonly ParentKey[],
): Promise<UnnamedSource[]> {
  type Found = { articleId: string; id: number };
  const records = await readByKeysOrGone<Found>(database, { current, inVersions, gone }, keys);
  return records.map((row) => Object.assign(new UnnamedSource(), row));
}
