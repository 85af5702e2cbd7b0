import { loadavg } from 'node:os';
import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import pg from 'pg';
import { provideArchive } from './archive/load-archive.mjs';
import { compareServers } from './compare-servers.mjs';
import { comparePages, compareSizes } from './compare-costs.mjs';
import { findPostmaster } from './processor-time.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { readSubjects } from './requests.mjs';
import { soak } from './soak.mjs';

const whole = (value) => {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Error(`${value} is no whole number.`);
  return number;
};

const options = new Command('bench')
  .description('Measures Verbatim beside PostGraphile and a bare HTTP server on one large archive.')
  .option('--statements <count>', 'how large the archive is, a multiple of 10', whole, 1_000_000)
  .option('--requests <count>', 'how many requests a measurement sends', whole, 2_000)
  .option('--warm-up <count>', 'how many requests each server answers before it is measured', whole, 1_500)
  .option('--repetitions <count>', 'how often each is measured, one server after the other', whole, 3)
  .option('--soak <seconds>', 'how long the mix is sent in the end; for memory 240 or more', whole, 60)
  .option('--operations <names>', 'which operations are compared, comma between', (names) => names.split(','))
  .option('--data <folder>', 'where the embedded PostgreSQL keeps its data between runs', '.data/bench')
  .addOption(new Option('--quick', 'a small archive and few requests: whether all of it runs'))
  .parse()
  .opts();

if (options.quick) {
  Object.assign(options, { statements: 20_000, requests: 100, warmUp: 20, repetitions: 1, soak: 5 });
}

/** PostGraphile shows what functions compute as fields; our server does not see them. */
async function addComputedColumns(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(await readFile(new URL('servers/postgraphile/functions.sql', import.meta.url), 'utf8'));
  await client.end();
}

async function archiveOf(server, statements) {
  const url = await provideArchive(server, statements);
  await addComputedColumns(url);
  return { url, statements, subjects: await readSubjects(url) };
}

console.log(
  `Load of this machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
const postgres = await providePostgres(process.env.DATABASE_URL, options.data);
try {
  const archive = await archiveOf(postgres.url, options.statements);
  const postmaster = await findPostmaster(archive.url);
  if (postmaster === null)
    console.log('PostgreSQL runs elsewhere: only the processor time of servers is measured.');
  await compareServers(archive, postmaster, options);
  await comparePages(archive, postmaster, options);
  await compareSizes(await archiveOf(postgres.url, options.statements / 10), archive, postmaster, options);
  await soak(archive, postmaster, options);
} finally {
  await postgres.stop();
}
