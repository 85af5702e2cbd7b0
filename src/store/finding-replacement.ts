import type { Queryable } from './database.js';
import { reapplyCorrections } from './corrections/reapply-corrections.js';
import { addToEntityCounts, entityCountsOfArticle, type EntityCounts } from './entity-counts.js';
import { insertAll, insertAnalysis, type ArticleFindingRows } from './finding-writes.js';
import { sql } from './sql.js';

function entityCountsIn({ mentions, about }: ArticleFindingRows): Map<string, EntityCounts> {
  const counts = new Map<string, { mentions: number; statements: number }>();
  const countOf = (id: string) => {
    const count = counts.get(id) ?? { mentions: 0, statements: 0 };
    counts.set(id, count);
    return count;
  };
  for (const { entityId } of mentions) countOf(entityId).mentions++;
  for (const { entityId, isFirst, isListed } of about)
    if (isFirst && isListed) countOf(entityId).statements++;
  return counts;
}

/** The rest goes with these by cascade. */
const deleteFindingsSql = sql(
  'deleteFindings',
  `with mentions as (delete from mention where mention.article_id = $1),
     affiliations as (delete from affiliation where affiliation.article_id = $1),
     moved as (delete from moved_row where moved_row.article_id = $1),
     bylines as (delete from byline where byline.article_id = $1),
     statements as (delete from statement where statement.article_id = $1),
     threads as (delete from comment_thread where comment_thread.article_id = $1)
   delete from unnamed_source where unnamed_source.article_id = $1`,
);

/** What was read of a page and not found in it stays: the comments, and who wrote the article. */
const deleteAnalysisSql = sql(
  'deleteAnalysis',
  `with mentions as (delete from mention where mention.article_id = $1),
     affiliations as (delete from affiliation where affiliation.article_id = $1),
     stances as (delete from stance where stance.article_id = $1),
     moved as (delete from moved_row where moved_row.article_id = $1 and moved_row.noun <> 'BYLINE'),
     quotes as (delete from statement where statement.article_id = $1 and statement.type = 'QUOTE')
   delete from unnamed_source where unnamed_source.article_id = $1`,
);

/** Everybody and everything that the machine links an article to. */
function linkedIn({ bylines, mentions, affiliations, unnamedSources }: ArticleFindingRows): string[] {
  const ids = [
    ...mentions.map(({ entityId }) => entityId),
    ...bylines.map(({ personId }) => personId),
    ...affiliations.flatMap(({ personId, organizationId }) => [personId, organizationId ?? []].flat()),
    ...unnamedSources.flatMap(({ organizationId }) => organizationId ?? []),
  ];
  return [...new Set(ids)];
}

/** Has what people decided about the article hold for its new rows, and counts them. */
async function correctAndCount(
  transaction: Queryable,
  articleId: string,
  before: ReadonlyMap<string, EntityCounts>,
  rows: ArticleFindingRows,
): Promise<string[]> {
  const corrected = await reapplyCorrections(transaction, articleId, linkedIn(rows));
  const after = corrected ? await entityCountsOfArticle(transaction, articleId) : entityCountsIn(rows);
  // It goes with what is sent next. Where it fails, the transaction does.
  addToEntityCounts(transaction, before, after).catch(() => undefined);
  return [...new Set([...before.keys(), ...after.keys(), ...(corrected ?? [])])];
}

/**
 * Stores the findings of an article that is new. To be called inside a transaction.
 * @returns the ids of the entities that it speaks of
 */
export async function insertFindings(
  transaction: Queryable,
  articleId: string,
  rows: ArticleFindingRows,
): Promise<string[]> {
  const inserted = insertAll(transaction, rows);
  const [spokenOf] = await Promise.all([correctAndCount(transaction, articleId, new Map(), rows), inserted]);
  return spokenOf;
}

/**
 * Puts an article's findings in place of those it had. To be called inside a transaction.
 * @returns the ids of the entities that it speaks of, or spoke of
 */
export async function replaceFindings(
  transaction: Queryable,
  articleId: string,
  rows: ArticleFindingRows,
): Promise<string[]> {
  const [before] = await Promise.all([
    entityCountsOfArticle(transaction, articleId),
    transaction.query(deleteFindingsSql, [articleId]),
    insertAll(transaction, rows),
  ]);
  return correctAndCount(transaction, articleId, before, rows);
}

/**
 * Puts what an analysis found in place of what an earlier one had; comments and authors stay as they are. To be called
 * inside a transaction.
 * @returns the ids of the entities that the article speaks of, or spoke of
 */
export async function replaceAnalysis(
  transaction: Queryable,
  articleId: string,
  rows: ArticleFindingRows,
): Promise<string[]> {
  const [before] = await Promise.all([
    entityCountsOfArticle(transaction, articleId),
    transaction.query(deleteAnalysisSql, [articleId]),
    insertAnalysis(transaction, rows),
  ]);
  return correctAndCount(transaction, articleId, before, rows);
}
