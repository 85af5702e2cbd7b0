import type { EntityKind } from '../domain/kinds.js';
import { VerbatimError } from '../domain/errors.js';
import { nameKey } from '../domain/name-key.js';
import { BulkInsert, BulkInserts } from './bulk-insert.js';
import type { Queryable } from './database.js';
import { sql } from './sql.js';

export interface NamedEntity {
  readonly entityId: string;
  readonly kind: EntityKind;
  readonly key: string;
  /** The alias as it is stored. */
  readonly alias: string;
  /** The entity's own name, which the alias may differ from. */
  readonly entityName: string;
  /** The one that it is, where a person said so. */
  readonly mergedInto: string | null;
}

const NAMED = `a.entity_id as "entityId", a.kind, a.key, a.name as "alias", e.name as "entityName",
     e.merged_into as "mergedInto"`;

const entitiesByKeysSql = sql(
  'entitiesByKeys',
  `select ${NAMED}
   from alias as a
   join entity as e on e.id = a.entity_id
   where a.key = any ($1::text[])
   order by a.key, a.entity_id`,
);

/** @returns every entity that has one of these name keys, once for each such name */
export function entitiesByKeys(database: Queryable, keys: readonly string[]): Promise<NamedEntity[]> {
  return database.query<NamedEntity>(entitiesByKeysSql, [keys]);
}

const entitiesOfKindsSql = sql(
  'entitiesOfKindsByKeys',
  `select ${NAMED}
   from unnest($1::text[], $2::text[]) as wanted (kind, key)
   join alias as a on a.key = wanted.key and a.kind = wanted.kind
   join entity as e on e.id = a.entity_id
   order by a.key, a.entity_id`,
);

/** @returns every entity of a kind that has the name key beside it, once for each such name */
export function entitiesOfKindsByKeys(
  database: Queryable,
  names: Iterable<Pick<NamedEntity, 'kind' | 'key'>>,
): Promise<NamedEntity[]> {
  const distinct = new Map([...names].map(({ kind, key }) => [`${kind} ${key}`, { kind, key }]));
  const wanted = [...distinct.values()];
  return database.query<NamedEntity>(entitiesOfKindsSql, [
    wanted.map(({ kind }) => kind),
    wanted.map(({ key }) => key),
  ]);
}

export interface EntityRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

const insertEntities = BulkInsert.of<EntityRow>()(
  'insertEntities',
  'entity',
  [
    ['id', 'bigint', 'id'],
    ['kind', 'text', 'kind'],
    ['name', 'text', 'name'],
  ],
  { conflict: 'on conflict (id) do nothing' },
);

export interface AliasRow {
  readonly entityId: string;
  /** The entity's. */
  readonly kind: EntityKind;
  readonly name: string;
  readonly key: string;
}

const insertAliases = BulkInsert.of<AliasRow>()(
  'insertAliases',
  'alias',
  [
    ['entity_id', 'bigint', 'entityId'],
    ['kind', 'text', 'kind'],
    ['name', 'text', 'name'],
    ['key', 'text', 'key'],
  ],
  { conflict: 'on conflict (entity_id, name) do nothing' },
);

const insertNamesBulk = new BulkInserts('insertNames', { entities: insertEntities, aliases: insertAliases });

const namedEntitiesByIdsSql = sql(
  'namedEntitiesByIds',
  'select e.id, e.kind, e.name from entity as e where e.id = any ($1::bigint[])',
);

/**
 * Stores new entities, and the names of old and new ones. Sorted by key, so that transactions that add the same names
 * wait for each other and never in a circle.
 * @throws VerbatimError ID_COLLISION
 */
export async function insertNames(
  transaction: Queryable,
  entities: readonly EntityRow[],
  aliases: readonly AliasRow[],
): Promise<void> {
  const byId = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  const given = new Map(entities.map((entity) => [entity.id, entity]));
  const [, named] = await Promise.all([
    insertNamesBulk.run(transaction, {
      entities: [...entities].sort((a, b) => byId(a.id, b.id)),
      aliases: [...aliases].sort((a, b) => byId(a.entityId, b.entityId) || byId(a.name, b.name)),
    }),
    given.size === 0 ? [] : transaction.query<EntityRow>(namedEntitiesByIdsSql, [[...given.keys()]]),
  ]);
  for (const stored of named) requireSameName(stored, given.get(stored.id) ?? stored);
}

export interface OutletRow {
  readonly id: string;
  readonly name: string;
  readonly url: string | null;
}

const upsertOutletSql = sql(
  'upsertOutlet',
  `with known as (select o.id, o.name, o.url from outlet as o where o.id = $1::bigint),
     upserted as (
       insert into outlet (id, name, url)
       select given.id, given.name, given.url
       from (values ($1::bigint, $2::text, $3::text)) as given (id, name, url)
       where not exists (select from known where known.url is not null or given.url is null)
       on conflict (id) do update set url = excluded.url where outlet.url is null and excluded.url is not null
     )
   select known.id, known.name, known.url from known`,
);

/**
 * Stores an outlet, or the address of one that had none. One that is known is not written, which would make everybody
 * who reads its articles wait for everybody else.
 * @throws VerbatimError ID_COLLISION
 */
export async function upsertOutlet(transaction: Queryable, outlet: OutletRow): Promise<void> {
  const [known] = await transaction.query<OutletRow>(upsertOutletSql, [outlet.id, outlet.name, outlet.url]);
  if (known) requireSameName(known, outlet);
}

/** Names with one derived id are one name, however it is printed. */
function requireSameName(
  stored: { name: string; kind?: EntityKind },
  given: { name: string; kind?: EntityKind },
): void {
  if (nameKey(stored.name) !== nameKey(given.name) || stored.kind !== given.kind) {
    throw new VerbatimError('ID_COLLISION', `Two names have the same id: ${given.name} and ${stored.name}.`);
  }
}
