import type { Queryable } from '../store/database.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { Level } from './loaders/level.js';

/** What the resolvers of one request share. */
export interface RequestContext {
  readonly database: Queryable;
  readonly loaders: Loaders;
}

/** Made anew for each request: its loaders remember nothing of another. */
export function createContext(database: Queryable): RequestContext {
  const level = new Level(database);
  return { database: level, loaders: createLoaders(level) };
}
