import { Database, type DatabaseOptions } from '../store/database.js';
import { migrate } from '../store/migrate.js';
import type { Config } from './config.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** A PostgreSQL to use. */
export interface ProvidedPostgres {
  readonly url: string;
  /** The folder of the embedded one's data; null where the settings name a PostgreSQL. */
  readonly folder: string | null;
  /** Tells that it is no longer used here: the embedded one stops when nobody uses it. */
  readonly release: () => Promise<void>;
}

/**
 * Gives the PostgreSQL that the settings name: the one at DATABASE_URL, or the embedded one.
 * @throws VerbatimError DATABASE_UNREACHABLE, CONFIGURATION_INVALID
 */
export async function providePostgres({ databaseUrl, dataDir }: Config): Promise<ProvidedPostgres> {
  if (databaseUrl !== undefined) return { url: databaseUrl, folder: null, release: () => Promise.resolve() };
  const { url, folder, stop } = await startEmbeddedPostgres(dataDir);
  return { url, folder, release: stop };
}

export interface OpenDatabase {
  readonly database: Database;
  readonly postgres: ProvidedPostgres;
  readonly close: () => Promise<void>;
}

/**
 * Opens the database that the settings name, its tables up to date.
 * @param options as `Database.connect` takes them
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_UNSUITABLE, DATABASE_FORBIDDEN, CONFIGURATION_INVALID
 */
export async function openDatabase(config: Config, options: DatabaseOptions = {}): Promise<OpenDatabase> {
  const postgres = await providePostgres(config);
  try {
    await migrate(postgres.url);
    const database = await Database.connect(postgres.url, options);
    return {
      database,
      postgres,
      close: async () => {
        await database.close();
        await postgres.release();
      },
    };
  } catch (error) {
    await postgres.release();
    throw error;
  }
}
