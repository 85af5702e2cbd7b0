import {
  articles,
  articlesByIds,
  articlesByOutletIds,
  articleTextsByIds,
  bylinesByArticleIds,
  speakersByArticleIds,
} from '../../store/articles.js';
import { mentionsByArticleIds } from '../../store/mentions.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { grouped, inOrder, sameId } from './restore-order.js';

/** What can be asked about articles. */
export function articleLoaders(level: Level) {
  return {
    articles: new ListLoader(level, articles),
    articlesByOutletId: new ListLoader(level, articlesByOutletIds),
    mentionsByArticleId: new ListLoader(level, mentionsByArticleIds),
    articleById: level.loader(
      async (ids: readonly string[]) => inOrder(ids, await articlesByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
    articleTextById: level.loader(async (ids: readonly string[]) => {
      const texts = await articleTextsByIds(level, ids);
      return ids.map((id) => texts.get(id) ?? null);
    }, sameId),
    bylinesByArticleId: level.loader(
      async (ids: readonly string[]) =>
        grouped(ids, await bylinesByArticleIds(level, ids), sameId, ({ articleId }) => articleId),
      sameId,
    ),
    speakersByArticleId: level.loader(
      async (ids: readonly string[]) =>
        grouped(ids, await speakersByArticleIds(level, ids), sameId, ({ articleId }) => articleId),
      sameId,
    ),
  };
}
