import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { ingestFiles } from '../../dist/src/ingest/ingest-files.js';
import { Database } from '../../dist/src/store/database.js';
import { migrate } from '../../dist/src/store/migrate.js';
import { findPostmaster, ownTime, timeOfMachine, timeOfPostgres } from '../processor-time.mjs';

const DATABASE = 'verbatim_bench_ingest';
const MEMORY_EVERY_MS = 250;

/** @returns the address of an archive without articles, in place of what the last run left */
async function emptyDatabase(postgres) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE}`);
  await client.query(`create database ${DATABASE}`);
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = `/${DATABASE}`;
  await migrate(url.href);
  return url.href;
}

/**
 * Through the real `ingest` to an empty archive: when each article was done, and the memory of the process, its threads
 * included.
 * @param unmeasured so many articles are for the compiler: rates and processors are counted after them
 */
export async function ingestAll(file, postgres, unmeasured) {
  const url = await emptyDatabase(postgres);
  const database = await Database.connect(url);
  const postmaster = await findPostmaster(url);
  const done = [];
  const memory = [];
  const watch = setInterval(() => {
    memory.push({ done: done.length, rss: process.memoryUsage.rss() });
  }, MEMORY_EVERY_MS);
  let compiled;
  const used = async () => ({
    clock: performance.now(),
    own: ownTime(),
    postgres: await timeOfPostgres(postmaster),
    machine: await timeOfMachine(),
  });
  const start = performance.now();
  try {
    const observer = {
      onPage: () => {
        done.push(performance.now() - start);
        if (done.length === unmeasured) compiled = used();
      },
      onRefused: ({ part, error }) => console.log(`refused ${part ?? ''}: ${error.message}`),
    };
    await ingestFiles(database, [file], { databaseUrl: url }, observer, new AbortController().signal);
  } finally {
    clearInterval(watch);
    await database.close();
  }
  const [from, to] = [await compiled, await used()];
  const own = to.own - from.own;
  const inPostgres = to.postgres - from.postgres;
  const measured = done.length - unmeasured;
  return {
    url,
    done,
    memory,
    perSecond: (measured * 1000) / (done.at(-1) - done[unmeasured - 1]),
    ownMs: own / measured,
    postgresMs: inPostgres / measured,
    others: (to.machine - from.machine - own - inPostgres) / (to.clock - from.clock),
  };
}

/** What stands in the archive. */
export async function rowCounts(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*) from article)::integer as articles, (select count(*) from statement)::integer as statements,
       (select count(*) from mention)::integer as mentions, (select count(*) from about)::integer as about,
       (select count(*) from entity)::integer as entities, pg_total_relation_size('audit_entry')::float8 as log,
       pg_database_size(current_database())::float8 as bytes`,
  );
  await client.end();
  return rows[0];
}
