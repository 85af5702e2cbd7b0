import { createDataSource } from './data-source.js';
import { Database } from './database.js';

/** Any number will do, so long as every version of Verbatim takes the same. */
const MIGRATION_LOCK = 8_412_003;

/**
 * Brings a database's tables up to date. Of two processes that start at once one migrates and the other waits.
 * @returns the names of the migrations applied now
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_TOO_OLD
 */
export async function migrate(url: string): Promise<string[]> {
  const database = await Database.connect(url);
  try {
    return await database.withAdvisoryLock(MIGRATION_LOCK, async () => {
      const dataSource = await createDataSource(url).initialize();
      try {
        return (await dataSource.runMigrations()).map(({ name }) => name);
      } finally {
        await dataSource.destroy();
      }
    });
  } finally {
    await database.close();
  }
}
