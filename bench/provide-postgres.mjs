import { resolve } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/src/server/embedded-postgres.js';

/** What a machine with a few gigabytes would be given; the embedded server's defaults are for the smallest. */
const SETTINGS = {
  shared_buffers: '1GB',
  effective_cache_size: '3GB',
  work_mem: '32MB',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
};

/** @returns whether the server must be started anew for them */
async function changeSettings(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('show shared_buffers');
  const isOther = rows[0].shared_buffers !== SETTINGS.shared_buffers;
  if (isOther) {
    for (const [name, value] of Object.entries(SETTINGS)) {
      await client.query(`alter system set ${name} = '${value}'`);
    }
  }
  await client.end();
  return isOther;
}

/** Gives a PostgreSQL: that at `databaseUrl` as it is, or the embedded one, its data kept between runs. */
export async function providePostgres(databaseUrl, dataDir) {
  if (databaseUrl) return { url: databaseUrl, stop: () => Promise.resolve() };
  const first = await startEmbeddedPostgres(resolve(dataDir));
  if (!(await changeSettings(first.url))) return first;
  await first.stop();
  return startEmbeddedPostgres(resolve(dataDir));
}
