import type { EntityKind } from '../../domain/kinds.js';
import { VerbatimError } from '../../domain/errors.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** An entity as it is, locked until the end of the transaction. */
export interface LockedEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly revision: number;
  readonly mergedInto: string | null;
}

const lockEntitiesSql = sql(
  'lockEntities',
  `select e.id, e.kind, e.name, e.revision, e.merged_into as "mergedInto"
   from entity as e where e.id = any ($1::bigint[]) order by e.id for no key update`,
);

/** @returns those found, under their ids */
export async function lockEntities(
  transaction: Queryable,
  ids: readonly string[],
): Promise<Map<string, LockedEntity>> {
  const rows = await transaction.query<LockedEntity & { id: string }>(lockEntitiesSql, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

const reviseEntitiesSql = sql(
  'reviseEntities',
  'update entity set revision = entity.revision + 1 where entity.id = any ($1::bigint[])',
);

/** Notes that a person decided about them. */
export async function reviseEntities(transaction: Queryable, ids: readonly string[]): Promise<void> {
  await transaction.query(reviseEntitiesSql, [ids]);
}

const setSurvivorSql = sql(
  'setSurvivor',
  `update entity set merged_into = $2 where entity.id = $1 or entity.merged_into = $1 returning entity.id::text`,
);

/** Has an entity, and those that were merged into it, resolve to another. @returns their ids */
export async function setSurvivor(transaction: Queryable, id: string, survivor: string): Promise<string[]> {
  return (await transaction.query<{ id: string }>(setSurvivorSql, [id, survivor])).map((row) => row.id);
}

const clearSurvivorSql = sql(
  'clearSurvivor',
  `update entity set merged_into = case when entity.id <> $1 then $1 end where entity.id = any ($2::bigint[])`,
);

/** Has an entity stand for itself again, and those that were merged into it before resolve to it. */
export async function clearSurvivor(
  transaction: Queryable,
  id: string,
  followers: readonly string[],
): Promise<void> {
  await transaction.query(clearSurvivorSql, [id, followers]);
}

const recountSql = sql(
  'recountEntities',
  `update entity set
     mention_count = (select count(*) from mention as m where m.entity_id = entity.id),
     statement_count = (select count(*) from about as ab
       where ab.entity_id = entity.id and ab.is_first and ab.is_listed)
   where entity.id = any ($1::bigint[])`,
);

/** Counts their rows anew. To be called while links are held. */
export async function recountEntities(transaction: Queryable, ids: readonly string[]): Promise<void> {
  await transaction.query(recountSql, [ids]);
}

/** @throws VerbatimError NOT_FOUND */
export function requireEntity(
  entities: ReadonlyMap<string, LockedEntity>,
  id: string,
  path: readonly string[],
): LockedEntity {
  const entity = entities.get(id);
  if (!entity) throw new VerbatimError('NOT_FOUND', 'There is no such entity.', { path });
  return entity;
}
