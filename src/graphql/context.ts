import type { Principal } from '../domain/principal.js';
import type { Pipeline, Queryable } from '../store/database.js';
import type { Memory } from '../store/memory.js';
import { createLoaders, type Loaders } from './loaders/index.js';
import { Level } from './loaders/level.js';
import { Freshness } from './loaders/remembering-loader.js';

/** What the resolvers of one request share. */
export interface RequestContext {
  readonly database: Queryable;
  readonly loaders: Loaders;
  /** Null for a reader whom nobody knows. */
  readonly principal: Principal | null;
}

/**
 * Made anew for each request.
 * @param memory what requests share: nothing of it is served that changed before this one began
 */
export function createContext(
  database: Pipeline,
  memory: Memory,
  principal: Principal | null = null,
): RequestContext {
  const level = new Level(database);
  return { database: level, loaders: createLoaders(level, new Freshness(level, memory)), principal };
}
