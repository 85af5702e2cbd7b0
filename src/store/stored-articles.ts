import type { CommentStatus } from '../domain/kinds.js';
import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** How many articles have findings of one version of the analysis. */
export interface AnalysedArticles {
  readonly analysisVersion: string;
  readonly count: number;
}

const analysedArticlesSql = sql(
  'analysedArticles',
  `select a.analysis_version as "analysisVersion", count(*)::integer as count
   from article as a group by a.analysis_version order by a.analysis_version`,
);

/** @returns one for each version of the analysis that made findings which are stored */
export function analysedArticles(database: Queryable): Promise<AnalysedArticles[]> {
  return database.query<AnalysedArticles & object>(analysedArticlesSql);
}

const articleIdsOfAnalysesSql = sql(
  'articleIdsOfAnalyses',
  `select a.id from article as a
   where a.analysis_version = any ($1::text[]) and ($2::bigint is null or a.id > $2::bigint)
   order by a.id limit $3::integer`,
);

/** @returns the ids of articles whose findings such an analysis made, in their order, from after `past` on */
export async function articleIdsOfAnalyses(
  database: Queryable,
  versions: readonly string[],
  past: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await database.query<{ id: string }>(articleIdsOfAnalysesSql, [versions, past, limit]);
  return rows.map(({ id }) => id);
}

export interface StoredText {
  readonly text: string;
  readonly publishedAt: Date | null;
}

const storedTextSql = sql(
  'storedText',
  `select a.text, a.published_at as "publishedAt" from article as a where a.id = $1`,
);

/** @returns what an analysis needs of an article, or null */
export async function storedText(transaction: Queryable, id: string): Promise<StoredText | null> {
  const [row] = await transaction.query<StoredText & object>(storedTextSql, [id]);
  return row ?? null;
}

export interface StoredComment {
  readonly id: number;
  readonly author: string;
  readonly text: string;
  readonly saidAt: Date | null;
  readonly threadId: number;
  readonly parentId: number | null;
  readonly depth: number;
  readonly status: CommentStatus;
  readonly revision: number;
  readonly isListed: boolean;
  readonly sender: string | null;
}

const storedCommentsSql = sql(
  'storedComments',
  `select s.id, s.author, s.text, s.said_at as "saidAt", s.thread_id as "threadId", s.parent_id as "parentId",
     s.depth, s.status, s.revision, s.is_listed as "isListed", s.sender
   from statement as s where s.article_id = $1 and s.type = 'COMMENT'
   order by s.position, s.id`,
);

/** @returns an article's comments, seen or not, in reading order */
export function storedComments(transaction: Queryable, articleId: string): Promise<StoredComment[]> {
  return transaction.query<StoredComment & object>(storedCommentsSql, [articleId]);
}

const updateAnalysisSql = sql(
  'updateAnalysis',
  `update article set analysis_version = $2, quote_count = $3 where article.id = $1`,
);

/** Tells which analysis made an article's findings. */
export async function updateAnalysis(
  transaction: Queryable,
  articleId: string,
  analysisVersion: string,
  quoteCount: number,
): Promise<void> {
  await transaction.query(updateAnalysisSql, [articleId, analysisVersion, quoteCount]);
}
