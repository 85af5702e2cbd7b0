import { requireKey, type NodeKey, type NodeType } from '../../domain/global-id.js';
import { nameKey } from '../../domain/name-key.js';
import type { Loaders } from '../loaders/index.js';

/** Where in the arguments a value stands, outermost first. */
export type ArgumentPath = readonly string[];

export const ENTITY_TYPES = ['Person', 'Organization', 'Place'] as const;

/** @throws VerbatimError BAD_USER_INPUT for an id that is of none of these types */
export function keysOf(ids: readonly string[], types: readonly NodeType[], path: ArgumentPath): NodeKey[] {
  return ids.map((id) => requireKey(id, types, path));
}

/**
 * The entities that an id list and a name both allow.
 * @param given ids that were given, or null where none were
 */
export async function entityIds(
  given: readonly string[] | null,
  name: string | null | undefined,
  loaders: Loaders,
): Promise<string[]> {
  if (name == null) return [...(given ?? [])];
  const named = await loaders.entityIdsByName.load(nameKey(name));
  return given === null ? named : named.filter((id) => given.includes(id));
}
