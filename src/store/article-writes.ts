import { VerbatimError } from '../domain/errors.js';
import type { Queryable } from './database.js';
import { sql } from './sql.js';
import { UNKNOWN_TIME } from './unknown-time.js';
import { articleWords } from './words.js';

export interface ArticleRow {
  readonly id: string;
  readonly identity: string;
  readonly outletId: string;
  readonly url: string | null;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly dateline: string | null;
  readonly publishedAt: Date | null;
  readonly language: string;
  readonly text: string;
  readonly wordCount: number;
  readonly contentHash: string;
  readonly analysisVersion: string;
  readonly quoteCount: number;
  readonly commentCount: number;
}

export interface StoredArticle {
  readonly identity: string;
  readonly contentHash: string;
  readonly analysisVersion: string;
}

const STORED = `select a.identity, a.content_hash as "contentHash", a.analysis_version as "analysisVersion"
  from article as a where a.id = $1`;
const storedArticleSql = sql('storedArticle', STORED);
const lockArticleSql = sql('lockArticle', `${STORED} for no key update of a`);

/** @returns what is stored under an article's id, or null */
export async function storedArticle(database: Queryable, id: string): Promise<StoredArticle | null> {
  const [row] = await database.query<StoredArticle & object>(storedArticleSql, [id]);
  return row ?? null;
}

/** The same, and nobody else changes the article until the transaction ends. */
export async function lockArticle(transaction: Queryable, id: string): Promise<StoredArticle | null> {
  const [row] = await transaction.query<StoredArticle & object>(lockArticleSql, [id]);
  return row ?? null;
}

/** @throws VerbatimError ID_COLLISION where two identities have one derived id */
export function requireSameIdentity(stored: string, given: string): void {
  if (stored !== given) {
    throw new VerbatimError(
      'ID_COLLISION',
      `This article and another have the same id: ${given} and ${stored}.`,
    );
  }
}

const insertArticleSql = sql(
  'insertArticle',
  `insert into article (id, identity, outlet_id, url, headline, standfirst, dateline, published_at, chronology,
     language, text, word_count, content_hash, analysis_version, quote_count, comment_count, words, read_at)
   values ($1, $2, $3, $4, $5::text, $6::text, $7, $8::timestamptz, coalesce($8::timestamptz, '${UNKNOWN_TIME}'), $9,
     $10::text, $11, $12, $13, $14, $15, ${articleWords('$5::text', '$6::text', '$10::text')}, now())
   on conflict (id) do nothing
   returning article.id`,
);

const updateArticleSql = sql(
  'updateArticle',
  `update article
   set outlet_id = $3, url = $4, headline = $5::text, standfirst = $6::text, dateline = $7,
     published_at = $8::timestamptz, chronology = coalesce($8::timestamptz, '${UNKNOWN_TIME}'), language = $9,
     text = $10::text, word_count = $11, content_hash = $12, analysis_version = $13, quote_count = $14,
     comment_count = $15, words = ${articleWords('$5::text', '$6::text', '$10::text')},
     version = article.version + $16::integer,
     read_at = case when $16::integer > 0 then now() else article.read_at end
   where article.id = $1 and article.identity = $2`,
);

function articleValues(row: ArticleRow): unknown[] {
  return [
    row.id,
    row.identity,
    row.outletId,
    row.url,
    row.headline,
    row.standfirst,
    row.dateline,
    row.publishedAt,
    row.language,
    row.text,
    row.wordCount,
    row.contentHash,
    row.analysisVersion,
    row.quoteCount,
    row.commentCount,
  ];
}

/**
 * Stores an article unless one of its id is stored. Waits for whoever is storing it, so that of two processes reading one
 * page at once the second finds the work of the first.
 * @returns whether it was stored
 */
export async function insertArticle(transaction: Queryable, row: ArticleRow): Promise<boolean> {
  return (await transaction.query(insertArticleSql, articleValues(row))).length > 0;
}

/** @param newVersions 1 where it says something else than before, 0 where only more */
export async function updateArticle(
  transaction: Queryable,
  row: ArticleRow,
  newVersions: 0 | 1,
): Promise<void> {
  await transaction.query(updateArticleSql, [...articleValues(row), newVersions]);
}
