import { readConfig } from '../server/config.js';
import type { Database } from '../store/database.js';

/** Runs a command's work on the database that the settings name, its tables up to date, and lets go of it. */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  // Loaded when needed: `--help` does without a database driver.
  const { openDatabase } = await import('../server/open-database.js');
  const open = await openDatabase(readConfig());
  try {
    await work(open.database);
  } finally {
    await open.close();
  }
}
