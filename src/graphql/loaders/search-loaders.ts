import { displaysOfHits, searchHits, type HitDisplay, type HitKey } from '../../store/search.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { inOrder } from './restore-order.js';

const hitOf = ({ kind, id, localId, text }: HitKey | HitDisplay): string =>
  JSON.stringify([kind, id, localId, text]);

/** What can be searched. */
export function searchLoaders(level: Level) {
  return {
    searchHits: new ListLoader(level, searchHits),
    /** Null where it is a hit no longer. */
    displayByHit: level.loader(
      async (keys: readonly HitKey[]) => inOrder(keys, await displaysOfHits(level, keys), hitOf, hitOf),
      hitOf,
    ),
  };
}
