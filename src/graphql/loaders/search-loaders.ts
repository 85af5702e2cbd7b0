import { displaysOfHits, searchHits, type HitDisplay, type HitKey } from '../../store/search.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_QUESTION, type Remembered } from './remembered.js';
import { inOrder } from './restore-order.js';

const hitOf = ({ kind, id, localId, text }: HitKey | HitDisplay): string =>
  JSON.stringify([kind, id, localId, text]);

/** What can be searched. */
export function searchLoaders(level: Level, archive: Remembered) {
  return {
    searchHits: new ListLoader(level, searchHits, archive),
    /** Null where it is a hit no longer. */
    displayByHit: archive.loader<HitKey, HitDisplay | null>(
      'displayByHit',
      { ...BY_QUESTION, keyOf: hitOf },
      async (keys) => inOrder(keys, await displaysOfHits(level, keys), hitOf, hitOf),
    ),
  };
}
