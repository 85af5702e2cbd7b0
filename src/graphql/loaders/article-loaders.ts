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
import { RememberingLoader, type Freshness } from './remembering-loader.js';
import { grouped, inOrder, sameId } from './restore-order.js';

/** What can be asked about articles. */
export function articleLoaders(level: Level, freshness: Freshness) {
  return {
    articles: new ListLoader(level, articles),
    articlesByOutletId: new ListLoader(level, articlesByOutletIds),
    mentionsByArticleId: new ListLoader(level, mentionsByArticleIds),
    articleById: new RememberingLoader(level, freshness, freshness.memory.articles, async (ids) =>
      inOrder(ids, await articlesByIds(level, ids), sameId, ({ id }) => id),
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
