import DataLoader from 'dataloader';
import type { Affiliation } from '../../entities/affiliation.js';
import type { Entity } from '../../entities/entity.js';
import type { UnnamedSource } from '../../entities/unnamed-source.js';
import type { Queryable } from '../../store/database.js';
import {
  affiliationsByOrganizationIds,
  affiliationsByPersonIds,
  entitiesByIds,
  mentionCountsByEntityIds,
} from '../../store/entities.js';
import { parentKey, type ParentKey } from '../../store/keyset-list.js';
import { unnamedSourcesByIds } from '../../store/unnamed-sources.js';
import { grouped, inOrder } from './restore-order.js';

const same = (id: string): string => id;

/** What can be asked about persons, organizations, places and unnamed sources. */
export function entityLoaders(database: Queryable) {
  return {
    entityById: new DataLoader<string, Entity | null>(async (ids) =>
      inOrder(ids, await entitiesByIds(database, ids), same, ({ id }) => id),
    ),
    mentionCountByEntityId: new DataLoader<string, number>(async (ids) => {
      const counts = await mentionCountsByEntityIds(database, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    affiliationsByPersonId: new DataLoader<string, Affiliation[]>(async (ids) =>
      grouped(ids, await affiliationsByPersonIds(database, ids), same, ({ personId }) => personId),
    ),
    affiliationsByOrganizationId: new DataLoader<string, Affiliation[]>(async (ids) =>
      grouped(
        ids,
        await affiliationsByOrganizationIds(database, ids),
        same,
        ({ organizationId }) => organizationId ?? '',
      ),
    ),
    unnamedSourceById: new DataLoader<ParentKey, UnnamedSource | null, string>(
      async (keys) =>
        inOrder(keys, await unnamedSourcesByIds(database, keys), parentKey, ({ articleId, id }) =>
          parentKey({ id: articleId, localId: id }),
        ),
      { cacheKeyFn: parentKey },
    ),
  };
}
