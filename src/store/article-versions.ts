import { ArticleVersion } from '../entities/article-version.js';
import type { Queryable } from './database.js';
import { KeysetList, type ParentKey } from './keyset-list.js';
import { sql } from './sql.js';

/** Everything but the text and the packed rows. */
const VERSION_COLUMNS = `
  v.article_id as "articleId", v.number, v.outlet_id as "outletId", v.headline, v.standfirst, v.dateline,
  v.published_at as "publishedAt", v.language, v.word_count as "wordCount", v.quote_count as "quoteCount",
  v.comment_count as "commentCount", v.analysis_version as "analysisVersion", v.read_at as "readAt",
  v.replaced_at as "replacedAt"`;

function toVersion(record: object): ArticleVersion {
  return Object.assign(new ArticleVersion(), record);
}

export const versionsByArticleIds = new KeysetList<ArticleVersion, 'NUMBER'>({
  name: 'versionsByArticleIds',
  parent: 'ID',
  columns: VERSION_COLUMNS,
  source: () => 'article_version as v where v.article_id = parent.id',
  orders: { NUMBER: [{ column: 'v.number', type: 'integer' }] },
  toRow: toVersion,
});

const WANTED = `article_version as v
   join unnest($1::bigint[], $2::integer[]) as wanted (article_id, number)
     on v.article_id = wanted.article_id and v.number = wanted.number
   where v.article_id = any ($1::bigint[])`;

const versionsByIdsSql = sql('versionsByIds', `select ${VERSION_COLUMNS} from ${WANTED}`);
const versionTextsByIdsSql = sql(
  'versionTextsByIds',
  `select v.article_id as "articleId", v.number, v.text from ${WANTED}`,
);
const bylinesByVersionIdsSql = sql(
  'bylinesByVersionIds',
  `select v.article_id as "articleId", v.number, b.person_id as "personId"
   from (select v.article_id, v.number, v.findings from ${WANTED}) as v
   cross join lateral jsonb_populate_recordset(null::byline, v.findings -> 'byline') as b
   order by v.article_id, v.number, b.ordinal`,
);

/** The article's id and the version's number, which is its local id. */
type VersionKeys = readonly ParentKey[];
type OfVersion<Columns> = Columns & { readonly articleId: string; readonly number: number };

const valuesOf = (keys: VersionKeys): unknown[] => [
  keys.map(({ id }) => id),
  keys.map(({ localId }) => localId),
];

/** @returns those found, in no order */
export async function versionsByIds(database: Queryable, keys: VersionKeys): Promise<ArticleVersion[]> {
  return (await database.query(versionsByIdsSql, valuesOf(keys))).map(toVersion);
}

/** @returns the texts of those found, in no order */
export function versionTextsByIds(
  database: Queryable,
  keys: VersionKeys,
): Promise<OfVersion<{ readonly text: string }>[]> {
  return database.query(versionTextsByIdsSql, valuesOf(keys));
}

/** @returns the authors' ids, each version's in print order */
export function bylinesByVersionIds(
  database: Queryable,
  keys: VersionKeys,
): Promise<OfVersion<{ readonly personId: string }>[]> {
  return database.query(bylinesByVersionIdsSql, valuesOf(keys));
}
