import {
  articles,
  articlesByIds,
  articlesByOutletIds,
  articleTextsByIds,
  bylinesByArticleIds,
  speakersByArticleIds,
} from '../../store/articles.js';
import {
  bylinesByVersionIds,
  versionsByArticleIds,
  versionsByIds,
  versionTextsByIds,
} from '../../store/article-versions.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { mentionsByArticleIds } from '../../store/mentions.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { RememberingLoader, type Freshness } from './remembering-loader.js';
import { grouped, inOrder, sameId } from './restore-order.js';

type VersionKeys = readonly ParentKey[];

const versionKey = ({ articleId, number }: { articleId: string; number: number }): string =>
  parentKey({ id: articleId, localId: number });

/** What can be asked about articles, and about what they said before. */
export function articleLoaders(level: Level, freshness: Freshness) {
  return {
    articles: new ListLoader(level, articles),
    articlesByOutletId: new ListLoader(level, articlesByOutletIds),
    mentionsByArticleId: new ListLoader(level, mentionsByArticleIds),
    articleById: new RememberingLoader(level, freshness, freshness.memory.articles, async (ids) =>
      inOrder(ids, await articlesByIds(level, ids), sameId, ({ id }) => id),
    ),
    versionsByArticleId: new ListLoader(level, versionsByArticleIds),
    versionById: level.loader(
      async (keys: VersionKeys) => inOrder(keys, await versionsByIds(level, keys), parentKey, versionKey),
      parentKey,
    ),
    versionTextById: level.loader(async (keys: VersionKeys) => {
      const texts = inOrder(keys, await versionTextsByIds(level, keys), parentKey, versionKey);
      return texts.map((row) => row?.text ?? null);
    }, parentKey),
    bylinesByVersionId: level.loader(
      async (keys: VersionKeys) =>
        grouped(keys, await bylinesByVersionIds(level, keys), parentKey, versionKey),
      parentKey,
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
