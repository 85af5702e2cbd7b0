import DataLoader from 'dataloader';
import type { Article } from '../../entities/article.js';
import {
  articles,
  articlesByIds,
  articlesByOutletIds,
  articleTextsByIds,
  bylinesByArticleIds,
  speakersByArticleIds,
} from '../../store/articles.js';
import { commentCountsByArticleIds } from '../../store/comments.js';
import type { Queryable } from '../../store/database.js';
import { mentionsByArticleIds } from '../../store/mentions.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder } from './restore-order.js';

const same = (id: string): string => id;

/** What can be asked about articles. */
export function articleLoaders(database: Queryable) {
  return {
    articles: new ListLoader(database, articles),
    articlesByOutletId: new ListLoader(database, articlesByOutletIds),
    mentionsByArticleId: new ListLoader(database, mentionsByArticleIds),
    articleById: new DataLoader<string, Article | null>(async (ids) =>
      inOrder(ids, await articlesByIds(database, ids), same, ({ id }) => id),
    ),
    articleTextById: new DataLoader<string, string | null>(async (ids) => {
      const texts = await articleTextsByIds(database, ids);
      return ids.map((id) => texts.get(id) ?? null);
    }),
    commentCountByArticleId: new DataLoader<string, number>(async (ids) => {
      const counts = await commentCountsByArticleIds(database, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    bylinesByArticleId: new DataLoader<string, { personId: string }[]>(async (ids) =>
      grouped(ids, await bylinesByArticleIds(database, ids), same, ({ articleId }) => articleId),
    ),
    speakersByArticleId: new DataLoader<string, { entityId: string | null; sourceId: number | null }[]>(
      async (ids) =>
        grouped(ids, await speakersByArticleIds(database, ids), same, ({ articleId }) => articleId),
    ),
  };
}
