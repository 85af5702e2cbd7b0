import { Article } from '../entities/article.js';
import type { Queryable } from './database.js';
import { articleCondition, articleRelevance, type ArticleTest } from './article-test.js';
import { KeysetList } from './keyset-list.js';
import { sql } from './sql.js';

/** Everything but the text, which is long and seldom asked for. */
const ARTICLE_COLUMNS = `
  a.id, a.outlet_id as "outletId", a.url, a.headline, a.standfirst, a.dateline, a.published_at as "publishedAt",
  a.language, a.word_count as "wordCount", a.quote_count as "quoteCount", a.comment_count as "commentCount",
  a.analysis_version as "analysisVersion", a.version, a.read_at as "readAt"`;

function toArticle(record: object): Article {
  return Object.assign(new Article(), record);
}

/** The orders that articles can be read in; all end in the id. */
export type ArticleOrderName = 'PUBLISHED_AT' | 'COMMENT_COUNT' | 'QUOTE_COUNT' | 'RELEVANCE';

const ID = { column: 'a.id', type: 'bigint' } as const;

function articleList(name: string, parent: 'NONE' | 'ID', where: string) {
  return new KeysetList<Article, ArticleOrderName, object, ArticleTest>({
    name,
    parent,
    columns: ARTICLE_COLUMNS,
    source: (test, values) =>
      `article as a where ${where}${test ? ` and ${articleCondition(test, values)}` : ''}`,
    orders: {
      PUBLISHED_AT: [{ column: 'a.chronology', type: 'timestamptz' }, ID],
      COMMENT_COUNT: [{ column: 'a.comment_count', type: 'integer' }, ID],
      QUOTE_COUNT: [{ column: 'a.quote_count', type: 'integer' }, ID],
      RELEVANCE: [{ column: articleRelevance, type: 'double precision' }, ID],
    },
    toRow: toArticle,
  });
}

export const articles = articleList('articles', 'NONE', 'true');
export const articlesByOutletIds = articleList('articlesByOutletIds', 'ID', 'a.outlet_id = parent.id');

export const copiesByOriginalIds = articleList(
  'copiesByOriginalIds',
  'ID',
  'a.id in (select ac.article_id from article_copy as ac where ac.original_id = parent.id)',
);
export const originalsOfCopies = articleList(
  'originalsOfCopies',
  'ID',
  'a.id in (select ac.original_id from article_copy as ac where ac.article_id = parent.id)',
);

const articlesByIdsSql = sql(
  'articlesByIds',
  `select ${ARTICLE_COLUMNS} from article as a where a.id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function articlesByIds(database: Queryable, ids: readonly string[]): Promise<Article[]> {
  return (await database.query(articlesByIdsSql, [ids])).map(toArticle);
}

const articleTextsByIdsSql = sql(
  'articleTextsByIds',
  `select a.id, a.text from article as a where a.id = any ($1::bigint[])`,
);

/** @returns the texts of those found, under their ids */
export async function articleTextsByIds(
  database: Queryable,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const records = await database.query<{ id: string; text: string }>(articleTextsByIdsSql, [ids]);
  return new Map(records.map(({ id, text }) => [id, text]));
}

const bylinesByArticleIdsSql = sql(
  'bylinesByArticleIds',
  `select b.article_id as "articleId", b.person_id as "personId"
   from byline as b where b.article_id = any ($1::bigint[]) order by b.article_id, b.ordinal`,
);

/** @returns the authors' ids, each article's in print order */
export function bylinesByArticleIds(
  database: Queryable,
  ids: readonly string[],
): Promise<{ articleId: string; personId: string }[]> {
  return database.query(bylinesByArticleIdsSql, [ids]);
}

const speakersByArticleIdsSql = sql(
  'speakersByArticleIds',
  `select s.article_id as "articleId", s.speaker_entity_id as "entityId", s.speaker_source_id as "sourceId"
   from statement as s
   where s.article_id = any ($1::bigint[]) and s.is_listed
     and (s.speaker_entity_id is not null or s.speaker_source_id is not null)
   group by s.article_id, s.speaker_entity_id, s.speaker_source_id
   order by s.article_id, min(s.position)`,
);

/** @returns the speakers, each article's in the order in which they first speak */
export function speakersByArticleIds(
  database: Queryable,
  ids: readonly string[],
): Promise<{ articleId: string; entityId: string | null; sourceId: number | null }[]> {
  return database.query(speakersByArticleIdsSql, [ids]);
}

const articleCountSql = sql('articleCount', 'select count(*)::integer as count from article as a');

/** @returns the number of articles in the archive */
export async function countArticles(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(articleCountSql);
  return row?.count ?? 0;
}

const otherArticleExistsSql = sql(
  'otherArticleExists',
  'select exists (select from article as a where a.id <> all ($1::bigint[])) as "exists"',
);

/** @returns whether an article has none of these ids */
export async function otherArticleExists(database: Queryable, ids: readonly string[]): Promise<boolean> {
  const [row] = await database.query<{ exists: boolean }>(otherArticleExistsSql, [ids]);
  return row?.exists ?? false;
}
