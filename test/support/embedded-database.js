// The one PostgreSQL of a test run, with a migrated database in it that every test file gets a copy of.
// Plain JavaScript over what is built: jest loads it before its compiler is at hand.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/server/embedded-postgres.js';
import { migrate } from '../../dist/src/store/migrate.js';

export const TEMPLATE = 'verbatim_template';

/** @type {{ stop(): Promise<void> } | undefined} */
let running;

/** @returns {Promise<string>} the address of its own database, where others can be made */
export async function startEmbeddedDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-test-'));
  const { url, folder: data, stop } = await startEmbeddedPostgres(folder, { isThrowaway: true });
  running = {
    async stop() {
      await stop();
      // As root, the data is elsewhere.
      for (const made of [dirname(data), folder]) await rm(made, { recursive: true, force: true });
    },
  };
  // Jest itself ends at once, without its teardown.
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void stopEmbeddedDatabase().finally(() => process.exit(1)));
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  await migrate(template.href);
  return url;
}

export async function stopEmbeddedDatabase() {
  await running?.stop();
}
