import { tellChange } from '../changes.js';
import type { Queryable } from '../database.js';
import { addToEntityCounts, entityCountsOfArticle } from '../entity-counts.js';
import { sql } from '../sql.js';

const countCommentsSql = sql(
  'countComments',
  `update article set comment_count = (select count(*) from statement as s
     where s.article_id = article.id and s.type = 'COMMENT' and s.is_listed)
   where article.id = $1`,
);

/**
 * A change of the comments under an article, with all that is counted and remembered of it. To be called inside a
 * transaction, while the article is locked.
 */
export async function changeComments<Result>(
  transaction: Queryable,
  articleId: string,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = await entityCountsOfArticle(transaction, articleId);
  const result = await change();
  await transaction.query(countCommentsSql, [articleId]);
  const after = await entityCountsOfArticle(transaction, articleId);
  await addToEntityCounts(transaction, before, after);
  const entityIds = [...new Set([...before.keys(), ...after.keys()])];
  await tellChange(transaction, { entityIds, outletIds: [], articleIds: [articleId] });
  return result;
}
