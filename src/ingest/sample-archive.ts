import { countArticles, otherArticleExists } from '../store/articles.js';
import type { Database } from '../store/database.js';
import { articleIdOf } from './identity.js';

/**
 * True where an archive holds nothing, or nothing but a part of these pages: a first start was interrupted.
 * @param files the sample's
 */
export async function isSampleWanted(database: Database, files: readonly string[]): Promise<boolean> {
  const count = await countArticles(database);
  if (count === 0 || count >= files.length) return count === 0;
  // Loaded when needed: it brings lists of places.
  const { readPageFile } = await import('./read-page-file.js');
  const pages = await Promise.all(files.map((file) => readPageFile(file, {})));
  return !(await otherArticleExists(database, pages.map(articleIdOf)));
}
