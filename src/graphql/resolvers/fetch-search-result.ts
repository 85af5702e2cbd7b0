import type { NodeKey, NodeType, SearchResultKey } from '../../domain/global-id.js';
import { SearchKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
import { SearchResult } from '../../entities/search-result.js';
import type { SearchHit } from '../../store/search.js';
import type { Loaders } from '../loaders/index.js';

const TYPES: Readonly<Record<SearchKind, NodeType>> = {
  ARTICLE: 'Article',
  QUOTE: 'Quote',
  COMMENT: 'Comment',
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PLACE: 'Place',
};

/** The key of what a hit is. */
export function keyOfHit({ kind, id, localId }: SearchHit): NodeKey {
  return { type: TYPES[kind], id, localId };
}

/**
 * A search's hit, with the words around what matched.
 * @returns null where it is a hit no longer, or never was one
 */
export async function fetchSearchResult(
  key: SearchResultKey,
  loaders: Loaders,
): Promise<SearchResult | null> {
  const { found, text } = key;
  const kind = Object.values(SearchKind).find((each) => TYPES[each] === found.type);
  if (!kind) return null;
  const hit = { kind, id: found.id, localId: found.localId, text, nameKey: nameKey(text) };
  const display = await loaders.displayByHit.load(hit);
  return display && new SearchResult(key, display.highlight, display.rank);
}
