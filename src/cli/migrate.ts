import { Command } from 'commander';
import { describeSettings, readConfig } from '../server/config.js';
import { startEmbeddedPostgres } from '../server/embedded-postgres.js';
import { migrate } from '../store/migrate.js';

async function run(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig();
  const embedded = databaseUrl === undefined ? await startEmbeddedPostgres(dataDir) : null;
  try {
    const applied = await migrate(embedded?.url ?? databaseUrl ?? '');
    process.stdout.write(
      applied.length > 0 ? `${applied.map((name) => `Applied ${name}.\n`).join('')}` : 'Nothing to apply.\n',
    );
  } finally {
    await embedded?.stop();
  }
}

export function migrateCommand(): Command {
  return new Command('migrate')
    .description("Bring the database's tables up to date")
    .addHelpText('after', `${describeSettings()}\nExample:\n  DATABASE_URL=postgres://localhost/news verbatim migrate`)
    .action(run);
}
