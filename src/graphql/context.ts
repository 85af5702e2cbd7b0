import type { Queryable } from '../store/database.js';
import { createLoaders, type Loaders } from './loaders/index.js';

/** What the resolvers of one request share. */
export interface RequestContext {
  readonly database: Queryable;
  readonly loaders: Loaders;
}

export function createContext(database: Queryable): RequestContext {
  return { database, loaders: createLoaders(database) };
}
