import { aggregateLoaders } from './aggregate-loaders.js';
import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
import { Remembered } from './remembered.js';
import type { Level } from './level.js';
import { outletLoaders } from './outlet-loaders.js';
import type { Freshness } from './remembering-loader.js';
import { searchLoaders } from './search-loaders.js';
import { statementLoaders } from './statement-loaders.js';
import { trustLoaders } from './trust-loaders.js';

/**
 * Every question a resolver may ask, named by its answer. Made anew for each request: what is kept longer is in the
 * memory.
 */
export function createLoaders(level: Level, freshness: Freshness) {
  const inside = new Remembered(level, freshness, freshness.memory.insideArticles);
  const about = new Remembered(level, freshness, freshness.memory.aboutEntities);
  const archive = new Remembered(level, freshness, freshness.memory.ofArchive);
  return {
    ...aggregateLoaders(level, archive),
    ...articleLoaders(level, freshness, inside, archive),
    ...commentLoaders(level, inside),
    ...entityLoaders(level, freshness, inside, about),
    ...outletLoaders(level, freshness),
    ...searchLoaders(level, archive),
    ...statementLoaders(level, inside, about, archive),
    ...trustLoaders(level),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
