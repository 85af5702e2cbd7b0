import { nameKey } from '../../domain/name-key.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

const copyAliasesSql = sql(
  'copyAliases',
  `insert into alias (entity_id, kind, name, key)
   select e.id, e.kind, al.name, al.key from alias as al, entity as e where al.entity_id = $1 and e.id = $2
   on conflict on constraint alias_pkey do nothing returning alias.name`,
);

/** Has an entity found by another one's names too. @returns those that are new to it */
export async function copyAliases(transaction: Queryable, from: string, to: string): Promise<string[]> {
  return (await transaction.query<{ name: string }>(copyAliasesSql, [from, to])).map(({ name }) => name);
}

const insertAliasSql = sql(
  'insertAlias',
  `insert into alias (entity_id, kind, name, key) select e.id, e.kind, $2, $3 from entity as e where e.id = $1
   on conflict on constraint alias_pkey do nothing returning alias.name`,
);

/** @returns whether it is new */
export async function addAliasRow(transaction: Queryable, entityId: string, name: string): Promise<boolean> {
  return (await transaction.query(insertAliasSql, [entityId, name, nameKey(name)])).length > 0;
}

const deleteAliasesSql = sql(
  'deleteAliases',
  'delete from alias where alias.entity_id = $1 and alias.name = any ($2::text[])',
);

export async function removeAliases(
  transaction: Queryable,
  entityId: string,
  names: readonly string[],
): Promise<void> {
  await transaction.query(deleteAliasesSql, [entityId, names]);
}
