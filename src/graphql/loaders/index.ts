import { aggregateLoaders } from './aggregate-loaders.js';
import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
import type { Level } from './level.js';
import { outletLoaders } from './outlet-loaders.js';
import { searchLoaders } from './search-loaders.js';
import { statementLoaders } from './statement-loaders.js';

/** Every question a resolver may ask, named by its answer. Made anew for each request: nothing is kept longer. */
export function createLoaders(level: Level) {
  return {
    ...aggregateLoaders(level),
    ...articleLoaders(level),
    ...commentLoaders(level),
    ...entityLoaders(level),
    ...outletLoaders(level),
    ...searchLoaders(level),
    ...statementLoaders(level),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
