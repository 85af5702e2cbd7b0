import type { Affiliation } from '../../entities/affiliation.js';
import { affiliationsByOrganizationIds, affiliationsByPersonIds } from '../../store/affiliations.js';
import { entitiesByIds, entitiesByNames, type EntityNameKey } from '../../store/entities.js';
import { entities } from '../../store/entity-list.js';
import { entityCountsByIds } from '../../store/entity-counts.js';
import { entitiesByKeys } from '../../store/name-writes.js';
import { unnamedSourcesByIds } from '../../store/unnamed-sources.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_PARENT, type Remembered } from './remembered.js';
import { BY_ID, RememberingLoader, type Freshness } from './remembering-loader.js';
import { grouped, inOrder, inOrderOrGone, sameId } from './restore-order.js';

const nameOf = ({ kind, key }: EntityNameKey): string => `${kind} ${key}`;

/** What can be asked about persons, organizations, places and unnamed sources. */
export function entityLoaders(level: Level, freshness: Freshness, inside: Remembered, about: Remembered) {
  const entityById = new RememberingLoader(level, freshness, freshness.memory.entities, BY_ID, async (ids) =>
    inOrder(ids, await entitiesByIds(level, ids), sameId, ({ id }) => id),
  );
  return {
    entities: new ListLoader(level, entities),
    /** The one that it is now, where a person merged it into another. */
    entityById: {
      load: async (id: string) => {
        const entity = await entityById.load(id);
        return entity?.mergedInto ? entityById.load(entity.mergedInto) : entity;
      },
    },
    entityByName: level.loader(async (names: readonly EntityNameKey[]) => {
      freshness.expect();
      const found = await entitiesByNames(level, names);
      return inOrder(names, found, nameOf, nameOf).map((each) => each?.entity ?? null);
    }, nameOf),
    /** Of every kind, by any name. */
    entityIdsByName: level.loader(async (keys: readonly string[]) => {
      const named = await entitiesByKeys(level, keys);
      const groups = grouped(keys, named, sameId, ({ key }) => key);
      return groups.map((group) => [...new Set(group.map(({ entityId }) => entityId))]);
    }, sameId),
    countsByEntityId: about.loader('countsByEntityId', BY_ID, async (ids) => {
      const counts = await entityCountsByIds(level, ids);
      return ids.map((id) => counts.get(id) ?? { mentions: 0, statements: 0 });
    }),
    affiliationsByPersonId: new RememberingLoader<string, readonly Affiliation[]>(
      level,
      freshness,
      freshness.memory.affiliationsByPerson,
      BY_ID,
      async (ids) =>
        grouped(ids, await affiliationsByPersonIds(level, ids), sameId, ({ personId }) => personId),
    ),
    affiliationsByOrganizationId: level.loader(
      async (ids: readonly string[]) =>
        grouped(
          ids,
          await affiliationsByOrganizationIds(level, ids),
          sameId,
          ({ organizationId }) => organizationId ?? '',
        ),
      sameId,
    ),
    unnamedSourceById: inside.loader('unnamedSourceById', BY_PARENT, async (keys) =>
      inOrderOrGone(keys, await unnamedSourcesByIds(level, keys)),
    ),
  };
}
