import DataLoader from 'dataloader';
import type { Outlet } from '../../entities/outlet.js';
import type { Queryable } from '../../store/database.js';
import { outlets, outletsByIds } from '../../store/outlets.js';
import { ListLoader } from './list-loader.js';
import { inOrder } from './restore-order.js';

/** What can be asked about outlets. */
export function outletLoaders(database: Queryable) {
  return {
    outlets: new ListLoader(database, outlets),
    outletById: new DataLoader<string, Outlet | null>(async (ids) =>
      inOrder(
        ids,
        await outletsByIds(database, ids),
        (id) => id,
        ({ id }) => id,
      ),
    ),
  };
}
