import { outlets, outletsByIds } from '../../store/outlets.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { inOrder, sameId } from './restore-order.js';

/** What can be asked about outlets. */
export function outletLoaders(level: Level) {
  return {
    outlets: new ListLoader(level, outlets),
    outletById: level.loader(
      async (ids: readonly string[]) => inOrder(ids, await outletsByIds(level, ids), sameId, ({ id }) => id),
      sameId,
    ),
  };
}
