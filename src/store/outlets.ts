import { Outlet } from '../entities/outlet.js';
import type { Queryable } from './database.js';
import { KeysetList } from './keyset-list.js';
import { sql } from './sql.js';

function toOutlet(record: object): Outlet {
  return Object.assign(new Outlet(), record);
}

export const outlets = new KeysetList<Outlet, 'NAME'>({
  name: 'outlets',
  parent: 'NONE',
  columns: 'o.id, o.name, o.url',
  source: () => 'outlet as o where true',
  orders: {
    NAME: [
      { column: 'o.name', type: 'text' },
      { column: 'o.id', type: 'bigint' },
    ],
  },
  toRow: toOutlet,
});

const outletsByIdsSql = sql(
  'outletsByIds',
  'select o.id, o.name, o.url from outlet as o where o.id = any ($1::bigint[])',
);

/** @returns those found, in no order */
export async function outletsByIds(database: Queryable, ids: readonly string[]): Promise<Outlet[]> {
  return (await database.query(outletsByIdsSql, [ids])).map(toOutlet);
}
