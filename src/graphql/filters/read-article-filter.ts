import type { ArticleLeaf, ArticleTest } from '../../store/article-test.js';
import type { ArticleFilter } from '../inputs/article-filter.js';
import type { Loaders } from '../loaders/index.js';
import { ENTITY_TYPES, entityIds, keysOf, type ArgumentPath } from './filter-ids.js';
import { readFilter } from './read-filter.js';

/** Reads the parts of a filter that ask one thing each. */
async function leavesOf(filter: ArticleFilter, loaders: Loaders, path: ArgumentPath): Promise<ArticleLeaf[]> {
  const { outletId, publishedAt, text, about, language, isCopy } = filter;
  const leaves: ArticleLeaf[] = [];
  if (outletId) {
    leaves.push({ outletIds: keysOf(outletId, ['Outlet'], [...path, 'outletId']).map(({ id }) => id) });
  }
  if (publishedAt && (publishedAt.from || publishedAt.to))
    leaves.push({ published: { from: publishedAt.from ?? null, to: publishedAt.to ?? null } });
  if (text != null) leaves.push({ words: text });
  if (about && (about.id || about.name != null)) {
    const given = about.id && keysOf(about.id, ENTITY_TYPES, [...path, 'about', 'id']).map(({ id }) => id);
    leaves.push({ aboutIds: await entityIds(given ?? null, about.name, loaders) });
  }
  if (isCopy != null) leaves.push({ isCopy });
  if (language) leaves.push({ languages: language });
  return leaves;
}

/**
 * Turns a filter as clients write it into what the store can test.
 * @returns null where every article passes
 * @throws VerbatimError BAD_USER_INPUT for an id of another type, with its path
 */
export function readArticleFilter(
  filter: ArticleFilter | null | undefined,
  loaders: Loaders,
): Promise<ArticleTest | null> {
  return readFilter(filter, (part, path) => leavesOf(part, loaders, path));
}
