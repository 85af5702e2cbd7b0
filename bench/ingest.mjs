// What storing costs beside the analysis: articles of invented text, from a file of JSON Lines through the real `ingest`,
// on all cores, to PostgreSQL. Exits with 1 where what is asked is missed.
// Usage: npm run bench:ingest [-- --articles 20000 --data FOLDER]
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { boundHeap } from '../dist/src/cli/bound-heap.js';
import { analyseAlone } from './ingest/analyse-alone.mjs';
import { measureFloor } from './ingest/floor.mjs';
import { ingestAll, rowCounts } from './ingest/ingest-all.mjs';
import { keepApart } from './ingest/keep-apart.mjs';
import { writePages } from './ingest/write-pages.mjs';
import { findPostmaster } from './processor-time.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { printTable } from './tables.mjs';

const TENTHS = 10;
/** So many are analysed alone, after as many that the compiler needs. */
const MOST_ANALYSED_ALONE = 2_000;
/** So many are stored with PostgreSQL kept apart. */
const MOST_APART = 6_000;
const SHARE_ASKED = 0.6;

const options = new Command('bench:ingest')
  .description('Measures what storing articles costs beside analysing them.')
  .option('--articles <count>', 'how many', Number, 20_000)
  .option('--seed <number>', 'another seed, other articles', Number, 1)
  .option('--floor', 'also what the same rows cost PostgreSQL by COPY')
  .option('--data <folder>', 'where the embedded PostgreSQL and the pages are kept', '.data/bench-ingest')
  .parse()
  .opts();

// As `verbatim` does.
boundHeap();

const analysedAlone = Math.min(MOST_ANALYSED_ALONE, Math.floor(options.articles / 3));

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const met = (isMet) => {
  if (!isMet) process.exitCode = 1;
  return isMet ? 'met' : 'missed';
};

function tenthsOf({ done, memory }) {
  const size = Math.floor(done.length / TENTHS);
  return Array.from({ length: TENTHS }, (_, i) => {
    const [from, to] = [i * size, (i + 1) * size];
    const held = memory.filter((at) => at.done >= from && at.done < to).map(({ rss }) => rss / 2 ** 20);
    return {
      rate: (size * 1000) / ((done[to - 1] ?? 0) - (from === 0 ? 0 : done[from - 1])),
      memory: mean(held),
    };
  });
}

function reportTenths(run) {
  const tenths = tenthsOf(run);
  printTable(
    'Tenth by tenth',
    ['tenth', 'articles/s', 'memory, MB'],
    tenths.map(({ rate, memory }, i) => [i + 1, rate.toFixed(0), memory.toFixed(0)]),
  );
  const growth = tenths[9].memory / tenths[1].memory;
  const pace = tenths[9].rate / tenths[0].rate;
  return [
    ['memory, last tenth / second', '≤ 1.2', growth.toFixed(2), met(growth <= 1.2)],
    ['rate, last tenth / first', '≥ 0.8', pace.toFixed(2), met(pace >= 0.8)],
  ];
}

function report(title, alone, run, others = []) {
  const share = run.perSecond / alone.perSecond;
  printTable(
    title,
    ['', 'asked', 'measured', ''],
    [
      ['analysis alone, articles/s', '', alone.perSecond.toFixed(0), ''],
      ['through to PostgreSQL, articles/s', '', run.perSecond.toFixed(0), ''],
      ['their ratio', `≥ ${SHARE_ASKED.toFixed(2)}`, share.toFixed(2), met(share >= SHARE_ASKED)],
      ['analysis alone, ms of processors an article', '', alone.processorMs.toFixed(2), ''],
      ['through: Verbatim', '', run.ownMs.toFixed(2), ''],
      ['through: PostgreSQL', '', run.postgresMs.toFixed(2), ''],
      ['ratio of processor time', '', (alone.processorMs / (run.ownMs + run.postgresMs)).toFixed(2), ''],
      [
        'processors that others used meanwhile',
        '',
        `${alone.others.toFixed(2)}, ${run.others.toFixed(2)}`,
        '',
      ],
      ...others,
    ],
  );
}

/** The analysis alone and all of storing, both on half of the cores; PostgreSQL has the other half. */
async function measureApart(postgres, file) {
  const together = await keepApart(await findPostmaster(postgres.url));
  if (!together) {
    console.log(
      '\nPostgreSQL cannot be given cores of its own here: that needs Linux, taskset and two cores.',
    );
    return;
  }
  try {
    const alone = await analyseAlone(file, analysedAlone);
    const run = await ingestAll(file, postgres, analysedAlone);
    report(
      `The same with PostgreSQL on other cores, Verbatim on ${String(availableParallelism())} of its own`,
      alone,
      run,
    );
  } finally {
    await together();
  }
}

if (options.articles < 2 * analysedAlone + 1) throw new Error(`At least ${2 * analysedAlone + 1} articles.`);
await mkdir(options.data, { recursive: true });
const [file, fewer] = ['pages.jsonl', 'fewer-pages.jsonl'].map((name) => join(options.data, name));
const words = await writePages(file, options.articles, options.seed);
await writePages(fewer, Math.min(options.articles, MOST_APART), options.seed);
console.log(
  `${options.articles} articles of ${words.toFixed(0)} words, ${availableParallelism()} threads, load ${loadavg()[0].toFixed(1)}`,
);
const postgres = await providePostgres(process.env.DATABASE_URL, resolve(options.data));
try {
  const alone = await analyseAlone(file, analysedAlone);
  const run = await ingestAll(file, postgres, analysedAlone);
  report('Storing beside analysing, PostgreSQL on the same cores', alone, run, reportTenths(run));
  const { articles, log, bytes, ...rows } = await rowCounts(run.url);
  const each = Object.entries(rows).map(([noun, count]) => `${(count / articles).toFixed(1)} ${noun}`);
  const [all, ofLog] = [bytes, log].map((size) => `${(size / articles / 1024).toFixed(1)} KB`);
  console.log(`\nStored of each article: ${each.join(', ')}, ${all}, of which ${ofLog} in the audit log`);
  if (options.floor) {
    const kinds = ['with all keys and indexes', 'without foreign keys', 'with primary keys alone'];
    const measured = await measureFloor(run.url);
    printTable(
      'The same rows by COPY, a transaction an article',
      ['', 'ms of PostgreSQL an article'],
      kinds.map((kind, i) => [kind, measured[i].toFixed(2)]),
    );
  }
  await measureApart(postgres, fewer);
} finally {
  await postgres.stop();
  await Promise.all([file, fewer].map((name) => rm(name, { force: true })));
}
