import { MIGRATIONS } from '../../migrations/index.js';
import { createDataSource } from './data-source.js';
import { forbidden, isForbidden } from './database-failure.js';
import { Database, type Queryable } from './database.js';
import { sql } from './sql.js';

/** Any number will do, so long as every version of Verbatim takes the same. */
const MIGRATION_LOCK = 8_412_003;

const migrationTableSql = sql('migrationTable', `select to_regclass('migration') is not null as "exists"`);
const appliedMigrationsSql = sql('appliedMigrations', 'select m.name from migration as m');

/** How a database's tables stand beside this release. */
export interface MigrationState {
  readonly pending: readonly string[];
  /** Applied by a later release: this one does not know them. */
  readonly unknown: readonly string[];
}

/** Asks before TypeORM does, which would make its table: who may only read can serve. */
export async function migrationState(database: Queryable): Promise<MigrationState> {
  const [table] = await database.query<{ exists: boolean }>(migrationTableSql);
  const applied = table?.exists ? await database.query<{ name: string }>(appliedMigrationsSql) : [];
  const names = new Set(applied.map(({ name }) => name));
  const ours = MIGRATIONS.map(({ name }) => name);
  return {
    pending: ours.filter((name) => !names.has(name)),
    unknown: [...names].filter((name) => !ours.includes(name)),
  };
}

/** Whether every migration is there. */
export async function isUpToDate(database: Queryable): Promise<boolean> {
  return (await migrationState(database)).pending.length === 0;
}

/**
 * Brings a database's tables up to date. Of two processes that start at once one migrates and the other waits.
 * @returns the names of the migrations applied now
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE, DATABASE_FORBIDDEN
 */
export async function migrate(url: string): Promise<string[]> {
  const database = await Database.connect(url);
  try {
    if (await isUpToDate(database)) return [];
    return await database.withAdvisoryLock(MIGRATION_LOCK, async () => {
      const dataSource = await createDataSource(url).initialize();
      try {
        return (await dataSource.runMigrations()).map(({ name }) => name);
      } catch (cause) {
        throw isForbidden(cause) ? forbidden(cause) : cause;
      } finally {
        await dataSource.destroy();
      }
    });
  } finally {
    await database.close();
  }
}
