import type { ArticleRow } from './article-writes.js';
import type { Queryable } from './database.js';
import type { ArticleFindingRows } from './finding-writes.js';
import { sql } from './sql.js';

/** The tables whose rows a version keeps. What is searched by is not kept with them: a version is read, not searched. */
export const PACKED_TABLES = [
  'statement',
  'quote_piece',
  'attribution_alternative',
  'mention',
  'about',
  'stance',
  'unnamed_source',
  'byline',
  'affiliation',
] as const;

const packed = PACKED_TABLES.map(
  (table) =>
    `'${table}', (select coalesce(jsonb_agg(to_jsonb(t) - 'words'), '[]') from ${table} as t where t.article_id = a.id)`,
).join(',\n     ');

/**
 * In one statement, which sees the article and its rows at one moment; the article is locked before. Comments that went are
 * told by \`except\`: PostgreSQL takes an array of any length for a short one, and would look through it for each comment.
 */
const keepVersionSql = sql(
  'keepVersion',
  `insert into article_version (article_id, number, outlet_id, headline, standfirst, dateline, published_at, language,
     text, word_count, quote_count, comment_count, analysis_version, read_at, replaced_at, statement_ids, source_ids,
     findings)
   select a.id, a.version, a.outlet_id, a.headline, a.standfirst, a.dateline, a.published_at, a.language,
     a.text, a.word_count, a.quote_count, a.comment_count, a.analysis_version, a.read_at, now(),
     array(select s.id from statement as s where s.article_id = a.id),
     array(select u.id from unnamed_source as u where u.article_id = a.id),
     jsonb_build_object(${packed})
   from article as a
   where a.id = $1 and (
     (a.outlet_id, a.headline, a.standfirst, a.dateline, a.published_at, a.text)
       is distinct from ($2::bigint, $3::text, $4::text, $5::text, $6::timestamptz, $7::text)
     or array(select b.person_id from byline as b where b.article_id = a.id order by b.ordinal)
       <> coalesce($8::bigint[], '{}')
     or exists (
       select s.id from statement as s where s.article_id = a.id and s.type = 'COMMENT'
       except select stays.id from unnest($9::integer[]) as stays (id)
     )
   )
   returning article_version.number`,
);

/**
 * Keeps an article as it is stored, where what is to take its place leaves something out that it says: other words or
 * metadata, or a comment less. More comments, or another analysis of the same words, make no new version. To be called
 * while the article is locked, before anything of it is replaced.
 * @returns whether it was kept
 */
export async function keepVersion(
  transaction: Queryable,
  row: ArticleRow,
  { bylines, comments }: ArticleFindingRows,
): Promise<boolean> {
  const kept = await transaction.query(keepVersionSql, [
    row.id,
    row.outletId,
    row.headline,
    row.standfirst,
    row.dateline,
    row.publishedAt,
    row.text,
    bylines.map(({ personId }) => personId),
    comments.map(({ id }) => id),
  ]);
  return kept.length > 0;
}
