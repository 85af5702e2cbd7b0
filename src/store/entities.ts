import type { EntityKind } from '../domain/kinds.js';
import { MOST_LISTED } from '../domain/most-listed.js';
import type { Entity } from '../entities/entity.js';
import { Organization } from '../entities/organization.js';
import { Person } from '../entities/person.js';
import { Place } from '../entities/place.js';
import type { Queryable } from './database.js';
import { sql } from './sql.js';

const CLASSES = { PERSON: Person, ORGANIZATION: Organization, PLACE: Place } as const;

export type EntityRecord = { kind: keyof typeof CLASSES };

export function toEntity({ kind, ...row }: EntityRecord): Entity {
  return Object.assign(new CLASSES[kind](), row);
}

export const ENTITY_COLUMNS = `
  e.id, e.kind, e.name, e.wikidata_id as "wikidataId", e.revision, e.merged_into as "mergedInto",
  array(select a.name from alias as a where a.entity_id = e.id and a.name <> e.name
    order by a.name limit ${String(MOST_LISTED)}) as "aliases"`;

const entitiesByIdsSql = sql(
  'entitiesByIds',
  `select ${ENTITY_COLUMNS} from entity as e where e.id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function entitiesByIds(database: Queryable, ids: readonly string[]): Promise<Entity[]> {
  return (await database.query<EntityRecord>(entitiesByIdsSql, [ids])).map(toEntity);
}

/** A name to be looked up, as `nameKey` gives it. */
export interface EntityNameKey {
  readonly kind: EntityKind;
  readonly key: string;
}

const entitiesByNamesSql = sql(
  'entitiesByNames',
  `select wanted.kind as "wantedKind", wanted.key as "wantedKey", best.*
   from unnest($1::text[], $2::text[]) as wanted (kind, key)
   cross join lateral (
     select ${ENTITY_COLUMNS}
     from entity as e
     join alias as found on found.entity_id = e.id
     where found.key = wanted.key and found.kind = wanted.kind and e.merged_into is null
     order by e.mention_count desc, (found.name = e.name) desc, e.id
     limit 1
   ) as best`,
);

/**
 * By any name, however capitalised. Of several, the most mentioned: a bare surname is somebody's short form more often
 * than all that is known of another. Of several that are mentioned very often, one whose own name it is.
 * @returns those found, each with the name it was wanted by
 */
export async function entitiesByNames(
  database: Queryable,
  names: readonly EntityNameKey[],
): Promise<(EntityNameKey & { readonly entity: Entity })[]> {
  type Record = EntityRecord & { wantedKind: EntityKind; wantedKey: string };
  const records = await database.query<Record>(entitiesByNamesSql, [
    names.map(({ kind }) => kind),
    names.map(({ key }) => key),
  ]);
  return records.map(({ wantedKind, wantedKey, ...record }) => {
    return { kind: wantedKind, key: wantedKey, entity: toEntity(record) };
  });
}
