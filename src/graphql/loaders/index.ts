import type { Queryable } from '../../store/database.js';
import { articleLoaders } from './article-loaders.js';
import { commentLoaders } from './comment-loaders.js';
import { entityLoaders } from './entity-loaders.js';
import { outletLoaders } from './outlet-loaders.js';
import { statementLoaders } from './statement-loaders.js';

/** Every question a resolver may ask, named by its answer. Made anew for each request: nothing is kept longer. */
export function createLoaders(database: Queryable) {
  return {
    ...articleLoaders(database),
    ...commentLoaders(database),
    ...entityLoaders(database),
    ...outletLoaders(database),
    ...statementLoaders(database),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
