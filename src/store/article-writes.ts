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
}

const storedArticleSql = sql(
  'storedArticle',
  `select a.identity, a.content_hash as "contentHash" from article as a where a.id = $1`,
);

/** @returns what is stored under an article's id, or null */
export async function storedArticle(database: Queryable, id: string): Promise<StoredArticle | null> {
  const [row] = await database.query<{ identity: string; contentHash: string }>(storedArticleSql, [id]);
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

const upsertArticleSql = sql(
  'upsertArticle',
  `insert into article (id, identity, outlet_id, url, headline, standfirst, dateline, published_at, chronology,
     language, text, word_count, content_hash, analysis_version, quote_count, comment_count, words)
   values ($1, $2, $3, $4, $5::text, $6::text, $7, $8::timestamptz, coalesce($8::timestamptz, '${UNKNOWN_TIME}'), $9,
     $10::text, $11, $12, $13, $14, $15, ${articleWords('$5::text', '$6::text', '$10::text')})
   on conflict (id) do update
     set outlet_id = excluded.outlet_id, url = excluded.url, headline = excluded.headline,
       standfirst = excluded.standfirst, dateline = excluded.dateline, published_at = excluded.published_at,
       chronology = excluded.chronology, language = excluded.language, text = excluded.text,
       word_count = excluded.word_count, content_hash = excluded.content_hash,
       analysis_version = excluded.analysis_version, quote_count = excluded.quote_count,
       comment_count = excluded.comment_count, words = excluded.words
     where article.identity = excluded.identity and article.content_hash <> excluded.content_hash
   returning (xmax = 0) as created`,
);

/**
 * Stores an article unless it is stored already just so. Holds its row until the transaction ends, so that of two
 * processes reading one page at once the second finds the work of the first.
 * @returns what became of it
 */
export async function upsertArticle(
  transaction: Queryable,
  row: ArticleRow,
): Promise<'created' | 'changed' | 'unchanged'> {
  const [written] = await transaction.query<{ created: boolean }>(upsertArticleSql, [
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
  ]);
  if (written) return written.created ? 'created' : 'changed';
  requireSameIdentity((await storedArticle(transaction, row.id))?.identity ?? '', row.identity);
  return 'unchanged';
}
