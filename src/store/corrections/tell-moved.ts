import { tellChange, tellEverything } from '../changes.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** Where rows moved in more articles than this, naming them costs more than forgetting everything. */
const MAX_ARTICLES = 2000;

const articlesOfMoveSql = sql(
  'articlesOfMove',
  `select distinct moved_row.article_id::text as "id" from moved_row where moved_row.correction_id = $1
   limit ${String(MAX_ARTICLES + 1)}`,
);
const mentionedInArticlesSql = sql(
  'mentionedInArticles',
  'select distinct m.entity_id::text as "id" from mention as m where m.article_id = any ($1::bigint[])',
);

/** @returns the articles that have rows which a correction moved; null where they are too many to be named */
export async function articlesOfMove(transaction: Queryable, correctionId: string): Promise<string[] | null> {
  const rows = await transaction.query<{ id: string }>(articlesOfMoveSql, [correctionId]);
  return rows.length > MAX_ARTICLES ? null : rows.map(({ id }) => id);
}

/**
 * Tells the servers that entities have changed, the articles that speak of them, and whatever else those speak of: what is
 * remembered of that shows who said it. To be called last in the transaction.
 */
export async function tellMoved(
  transaction: Queryable,
  entityIds: readonly string[],
  articleIds: readonly string[] | null,
): Promise<void> {
  if (!articleIds) {
    await tellEverything(transaction);
    return;
  }
  const mentioned = await transaction.query<{ id: string }>(mentionedInArticlesSql, [articleIds]);
  const ids = new Set([...entityIds, ...mentioned.map(({ id }) => id)]);
  await tellChange(transaction, { entityIds: [...ids], outletIds: [], articleIds });
}
