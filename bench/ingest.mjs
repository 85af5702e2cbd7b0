// What storing costs beside the analysis: articles of invented text, from a file of JSON Lines through the real `ingest`,
// on all cores, to PostgreSQL. Exits with 1 where what is asked is missed.
// Usage: npm run bench:ingest [-- --articles 20000 --data FOLDER]
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import pg from 'pg';
import { Piscina } from 'piscina';
import { boundHeap } from '../dist/src/cli/bound-heap.js';
import { ingestFiles } from '../dist/src/ingest/ingest-files.js';
import { SourceUnits } from '../dist/src/ingest/sources/source-units.js';
import { Database } from '../dist/src/store/database.js';
import { migrate } from '../dist/src/store/migrate.js';
import { Random } from './archive/random.mjs';
import { PageInventor } from './ingest/invent-page.mjs';
import { findPostmaster, timeOfMachine, timeOfPostgres } from './processor-time.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { printTable } from './tables.mjs';

const DATABASE = 'verbatim_bench_ingest';
const TENTHS = 10;
/** So many are analysed alone, after as many that the compiler needs. */
const MOST_ANALYSED_ALONE = 2_000;
const MEMORY_EVERY_MS = 250;

const options = new Command('bench:ingest')
  .description('Measures what storing articles costs beside analysing them.')
  .option('--articles <count>', 'how many', Number, 20_000)
  .option('--seed <number>', 'another seed, other articles', Number, 1)
  .option('--data <folder>', 'where the embedded PostgreSQL and the pages are kept', '.data/bench-ingest')
  .parse()
  .opts();

// As `verbatim` does.
boundHeap();

async function writePages(file, count, seed) {
  const inventor = new PageInventor(new Random(seed));
  const out = createWriteStream(file);
  let words = 0;
  for (let i = 0; i < count; i++) {
    const page = inventor.invent(i);
    words += page.articleBody.split(/\s+/).length;
    if (!out.write(`${JSON.stringify(page)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return words / count;
}

const analysedAlone = Math.min(MOST_ANALYSED_ALONE, Math.floor(options.articles / 3));

/** @returns milliseconds of processor time of this process, its threads included */
function ownTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The analysis alone: the same units, read and analysed by as many threads, and dropped. */
async function analyseAlone(file) {
  const pool = new Piscina({
    filename: new URL('ingest/analyse-worker.mjs', import.meta.url).href,
    minThreads: availableParallelism(),
    maxThreads: availableParallelism(),
  });
  const sources = new SourceUnits({});
  const running = new Set();
  let begun = 0;
  let start;
  const drain = () => Promise.all(running);
  for await (const unit of sources.of(file)) {
    if (begun === analysedAlone) {
      await drain();
      start = { clock: performance.now(), processor: ownTime(), machine: await timeOfMachine() };
    }
    if (begun++ === 2 * analysedAlone) break;
    const task = pool.run(unit).finally(() => running.delete(task));
    running.add(task);
    if (running.size >= 2 * availableParallelism()) await Promise.race(running);
  }
  await drain();
  const clock = performance.now() - start.clock;
  const processor = ownTime() - start.processor;
  const others = ((await timeOfMachine()) - start.machine - processor) / clock;
  await pool.destroy();
  return { perSecond: (analysedAlone * 1000) / clock, processorMs: processor / analysedAlone, others };
}

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
 * Through the real `ingest`: when each article was done, and the memory of the process, its threads included. Processors
 * are counted after as many articles as the analysis alone was given for the compiler.
 */
async function ingestAll(file, url) {
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
        if (done.length === analysedAlone) compiled = used();
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
  const postgres = to.postgres - from.postgres;
  const others = (to.machine - from.machine - own - postgres) / (to.clock - from.clock);
  const measured = done.length - analysedAlone;
  return { done, memory, ownMs: own / measured, postgresMs: postgres / measured, others };
}

async function rowCounts(url) {
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

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const met = (isMet) => {
  if (!isMet) process.exitCode = 1;
  return isMet ? 'met' : 'missed';
};

function report(alone, { done, memory, ownMs, postgresMs, others }) {
  const size = Math.floor(done.length / TENTHS);
  const tenths = Array.from({ length: TENTHS }, (_, i) => {
    const [from, to] = [i * size, (i + 1) * size];
    const held = memory.filter((at) => at.done >= from && at.done < to).map(({ rss }) => rss / 2 ** 20);
    return {
      rate: (size * 1000) / ((done[to - 1] ?? 0) - (from === 0 ? 0 : done[from - 1])),
      memory: mean(held),
    };
  });
  printTable(
    'Tenth by tenth',
    ['tenth', 'articles/s', 'memory, MB'],
    tenths.map(({ rate, memory: held }, i) => [i + 1, rate.toFixed(0), held.toFixed(0)]),
  );
  const rate = ((done.length - analysedAlone) * 1000) / (done.at(-1) - done[analysedAlone - 1]);
  const processorMs = ownMs + postgresMs;
  const share = rate / alone.perSecond;
  const growth = tenths[9].memory / tenths[1].memory;
  const pace = tenths[9].rate / tenths[0].rate;
  printTable(
    'Storing beside analysing',
    ['', 'asked', 'measured', ''],
    [
      ['analysis alone, articles/s', '', alone.perSecond.toFixed(0), ''],
      ['through to PostgreSQL, articles/s', '', rate.toFixed(0), ''],
      ['their ratio', '≥ 0.60', share.toFixed(2), met(share >= 0.6)],
      ['analysis alone, ms of processors an article', '', alone.processorMs.toFixed(2), ''],
      ['through: Verbatim', '', ownMs.toFixed(2), ''],
      ['through: PostgreSQL', '', postgresMs.toFixed(2), ''],
      ['ratio of processor time', '', (alone.processorMs / processorMs).toFixed(2), ''],
      ['processors that others used meanwhile', '', `${alone.others.toFixed(2)}, ${others.toFixed(2)}`, ''],
      ['memory, last tenth / second', '≤ 1.2', growth.toFixed(2), met(growth <= 1.2)],
      ['rate, last tenth / first', '≥ 0.8', pace.toFixed(2), met(pace >= 0.8)],
    ],
  );
}

if (options.articles < 2 * analysedAlone + 1) throw new Error(`At least ${2 * analysedAlone + 1} articles.`);
await mkdir(options.data, { recursive: true });
const file = join(options.data, 'pages.jsonl');
const words = await writePages(file, options.articles, options.seed);
console.log(
  `${options.articles} articles of ${words.toFixed(0)} words, ${availableParallelism()} threads, load ${loadavg()[0].toFixed(1)}`,
);
const postgres = await providePostgres(process.env.DATABASE_URL, resolve(options.data));
try {
  const alone = await analyseAlone(file);
  const url = await emptyDatabase(postgres);
  const run = await ingestAll(file, url);
  report(alone, run);
  const { articles, log, bytes, ...rows } = await rowCounts(url);
  const each = Object.entries(rows).map(([noun, count]) => `${(count / articles).toFixed(1)} ${noun}`);
  const [all, ofLog] = [bytes, log].map((size) => `${(size / articles / 1024).toFixed(1)} KB`);
  console.log(`\nStored of each article: ${each.join(', ')}, ${all}, of which ${ofLog} in the audit log`);
} finally {
  await postgres.stop();
  await rm(file, { force: true });
}
