import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** What the database tells of itself to whoever looks after it. */
export interface DatabaseTraits {
  /** '18.4'. */
  readonly version: string;
  readonly bytes: number;
  readonly isStandby: boolean;
  /** Whether this user may write the archive, and give out keys. */
  readonly mayWrite: boolean;
  readonly mostConnections: number;
  readonly usedConnections: number;
  /** Of 'fsync', 'full_page_writes' and 'synchronous_commit' those that are off. */
  readonly unsafeSettings: readonly string[];
}

const databaseTraitsSql = sql(
  'databaseTraits',
  `select split_part(current_setting('server_version'), ' ', 1) as version,
     pg_database_size(current_database())::float8 as bytes,
     pg_is_in_recovery() as "isStandby",
     case when to_regclass('article') is null then has_schema_privilege('public', 'create')
       else has_table_privilege('article', 'insert') end as "mayWrite",
     current_setting('max_connections')::integer as "mostConnections",
     (select count(*) from pg_stat_activity as pa where pa.backend_type = 'client backend')::integer as "usedConnections",
     (select coalesce(array_agg(st.name::text order by st.name), '{}') from pg_settings as st
      where st.name in ('fsync', 'full_page_writes', 'synchronous_commit') and st.setting = 'off') as "unsafeSettings"`,
);

export async function databaseTraits(database: Queryable): Promise<DatabaseTraits> {
  const [row] = await database.query<DatabaseTraits & object>(databaseTraitsSql);
  if (!row) throw new Error('The database tells nothing of itself.');
  return row;
}

/** Where an extension is. */
export interface ExtensionState {
  readonly name: string;
  readonly isInstalled: boolean;
  /** Whether the server has its files, so that it could be installed. */
  readonly isAvailable: boolean;
}

const extensionStatesSql = sql(
  'extensionStates',
  `select asked.name, x.extname is not null as "isInstalled", av.name is not null as "isAvailable"
   from unnest($1::text[]) as asked (name)
   left join pg_extension as x on x.extname = asked.name
   left join pg_available_extensions as av on av.name = asked.name
   order by asked.name`,
);

/** @returns one row for each name */
export function extensionStates(database: Queryable, names: readonly string[]): Promise<ExtensionState[]> {
  return database.query<ExtensionState & object>(extensionStatesSql, [names]);
}

const databaseClockSql = sql('databaseClock', 'select clock_timestamp() as now');

/** @returns how many milliseconds the database's clock is ahead of ours, to half a journey */
export async function clockDifference(database: Queryable): Promise<{ ahead: number; journey: number }> {
  const began = Date.now();
  const [row] = await database.query<{ now: Date }>(databaseClockSql);
  const journey = Date.now() - began;
  if (!row) throw new Error('The database does not tell the time.');
  return { ahead: row.now.getTime() - began - journey / 2, journey };
}
