import { Command } from 'commander';
import { describeSettings, readConfig } from '../server/config.js';

async function run(): Promise<void> {
  const config = readConfig();
  // Loaded when needed: `--help` does without a database driver.
  const { providePostgres } = await import('../server/open-database.js');
  const { migrate } = await import('../store/migrate.js');
  const { url, release } = await providePostgres(config);
  try {
    const applied = await migrate(url);
    process.stdout.write(
      applied.length > 0 ? applied.map((name) => `Applied ${name}.\n`).join('') : 'Nothing to apply.\n',
    );
  } finally {
    await release();
  }
}

/** `verbatim migrate`: the tables, up to date. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description("Bring the database's tables up to date")
    .addHelpText(
      'after',
      `${describeSettings()}\nExample:\n  DATABASE_URL=postgres://localhost/news verbatim migrate`,
    )
    .action(run);
}
