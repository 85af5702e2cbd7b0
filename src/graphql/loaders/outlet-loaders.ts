import { outlets, outletsByIds } from '../../store/outlets.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_ID, RememberingLoader, type Freshness } from './remembering-loader.js';
import { inOrder, sameId } from './restore-order.js';

/** What can be asked about outlets. */
export function outletLoaders(level: Level, freshness: Freshness) {
  return {
    outlets: new ListLoader(level, outlets),
    outletById: new RememberingLoader(level, freshness, freshness.memory.outlets, BY_ID, async (ids) =>
      inOrder(ids, await outletsByIds(level, ids), sameId, ({ id }) => id),
    ),
  };
}
