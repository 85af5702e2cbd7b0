import { originalsByArticleIds } from '../../store/article-copies.js';
import {
  articles,
  articlesByIds,
  articlesByOutletIds,
  articleTextsByIds,
  bylinesByArticleIds,
  copiesByOriginalIds,
  originalsOfCopies,
  speakersByArticleIds,
} from '../../store/articles.js';
import {
  bylinesByVersionIds,
  versionsByArticleIds,
  versionsByIds,
  versionTextsByIds,
} from '../../store/article-versions.js';
import { parentKey } from '../../store/keyset-list.js';
import { mentionsByArticleIds } from '../../store/mentions.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_PARENT, type Remembered } from './remembered.js';
import { BY_ID, RememberingLoader, type Freshness } from './remembering-loader.js';
import { grouped, inOrder, sameId } from './restore-order.js';

const versionKey = ({ articleId, number }: { articleId: string; number: number }): string =>
  parentKey({ id: articleId, localId: number });

/** What can be asked about articles, and about what they said before. */
export function articleLoaders(level: Level, freshness: Freshness, inside: Remembered, archive: Remembered) {
  return {
    articles: new ListLoader(level, articles, archive),
    articlesByOutletId: new ListLoader(level, articlesByOutletIds),
    copiesByArticleId: new ListLoader(level, copiesByOriginalIds),
    originalsByArticleId: new ListLoader(level, originalsOfCopies),
    originalIdById: inside.loader('originalIdById', BY_ID, async (ids) => {
      const originals = await originalsByArticleIds(level, ids);
      return ids.map((id) => originals.get(id) ?? null);
    }),
    mentionsByArticleId: new ListLoader(level, mentionsByArticleIds, inside),
    articleById: new RememberingLoader(level, freshness, freshness.memory.articles, BY_ID, async (ids) =>
      inOrder(ids, await articlesByIds(level, ids), sameId, ({ id }) => id),
    ),
    versionsByArticleId: new ListLoader(level, versionsByArticleIds, inside),
    versionById: inside.loader('versionById', BY_PARENT, async (keys) =>
      inOrder(keys, await versionsByIds(level, keys), parentKey, versionKey),
    ),
    versionTextById: inside.loader('versionTextById', BY_PARENT, async (keys) => {
      const texts = inOrder(keys, await versionTextsByIds(level, keys), parentKey, versionKey);
      return texts.map((row) => row?.text ?? null);
    }),
    bylinesByVersionId: inside.loader('bylinesByVersionId', BY_PARENT, async (keys) =>
      grouped(keys, await bylinesByVersionIds(level, keys), parentKey, versionKey),
    ),
    articleTextById: inside.loader('articleTextById', BY_ID, async (ids) => {
      const texts = await articleTextsByIds(level, ids);
      return ids.map((id) => texts.get(id) ?? null);
    }),
    bylinesByArticleId: inside.loader('bylinesByArticleId', BY_ID, async (ids) =>
      grouped(ids, await bylinesByArticleIds(level, ids), sameId, ({ articleId }) => articleId),
    ),
    speakersByArticleId: inside.loader('speakersByArticleId', BY_ID, async (ids) =>
      grouped(ids, await speakersByArticleIds(level, ids), sameId, ({ articleId }) => articleId),
    ),
  };
}
