import { aggregateLoaders } from './aggregate-loaders.js';
import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
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
  return {
    ...aggregateLoaders(level),
    ...articleLoaders(level, freshness),
    ...commentLoaders(level),
    ...entityLoaders(level, freshness),
    ...outletLoaders(level, freshness),
    ...searchLoaders(level),
    ...statementLoaders(level),
    ...trustLoaders(level),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
