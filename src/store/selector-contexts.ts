import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** How many code points of context a selector carries on each side, as Web Annotation clients commonly do. */
export const CONTEXT_LENGTH = 32;

/** The words of a stored text at code points [start, end): a comment's text, or with no comment the article's. */
export interface ContextKey {
  readonly articleId: string;
  readonly commentId: number | null;
  /** The number of the version whose text is meant; null for the text as it is now. */
  readonly version: number | null;
  readonly start: number;
  readonly end: number;
}

export interface SelectorContext extends ContextKey {
  readonly prefix: string;
  readonly suffix: string;
}

const selectorContextsSql = sql(
  'selectorContexts',
  `select wanted.article_id as "articleId", wanted.comment_id as "commentId", wanted.version,
     wanted.span_start as "start",
     wanted.span_end as "end",
     substr(source.text, greatest(wanted.span_start - ${String(CONTEXT_LENGTH)}, 0) + 1,
       least(wanted.span_start, ${String(CONTEXT_LENGTH)})) as prefix,
     substr(source.text, wanted.span_end + 1, ${String(CONTEXT_LENGTH)}) as suffix
   from unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[], $5::integer[])
     as wanted (article_id, comment_id, span_start, span_end, version)
   cross join lateral (
     select a.text from article as a where a.id = wanted.article_id and wanted.comment_id is null
       and wanted.version is null
     union all
     select s.text from statement as s where s.article_id = wanted.article_id and s.id = wanted.comment_id
       and wanted.version is null
     union all
     select coalesce(s.text, v.text) from article_version as v
     left join lateral jsonb_populate_recordset(null::statement, v.findings -> 'statement') as s
       on s.id = wanted.comment_id
     where v.article_id = wanted.article_id and v.number = wanted.version
   ) as source`,
);

/** @returns the words around each span, in no order */
export function selectorContexts(
  database: Queryable,
  keys: readonly ContextKey[],
): Promise<SelectorContext[]> {
  return database.query<SelectorContext>(selectorContextsSql, [
    keys.map(({ articleId }) => articleId),
    keys.map(({ commentId }) => commentId),
    keys.map(({ start }) => start),
    keys.map(({ end }) => end),
    keys.map(({ version }) => version),
  ]);
}
