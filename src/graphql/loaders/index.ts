import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
import type { Level } from './level.js';
import { outletLoaders } from './outlet-loaders.js';
import { statementLoaders } from './statement-loaders.js';

/** Every question a resolver may ask, named by its answer. Made anew for each request: nothing is kept longer. */
export function createLoaders(level: Level) {
  return {
    ...articleLoaders(level),
    ...commentLoaders(level),
    ...entityLoaders(level),
    ...outletLoaders(level),
    ...statementLoaders(level),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
