// One article with very many comments, through `verbatim ingest`: new, read again unchanged, and read again with one
// comment changed; how long each takes, and the memory of the process at its peak.
// Usage: npm run bench:comments [-- --comments 100000 --data FOLDER]
import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pg from 'pg';
import { Random } from './archive/random.mjs';
import { PageInventor } from './ingest/invent-page.mjs';
import { memoryOf } from './processor-time.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { printTable } from './tables.mjs';

const DATABASE = 'verbatim_bench_comments';
const MAIN = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const MEMORY_EVERY_MS = 50;
/** Twice the comments are to take twice the time, and not four times. */
const STEPS = [8, 4, 2, 1];

const options = new Command('bench:comments')
  .description('Measures what very many comments under one article cost.')
  .option('--comments <count>', 'how many at most', Number, 100_000)
  .option('--data <folder>', 'where the embedded PostgreSQL and the page are kept', '.data/bench-ingest')
  .parse()
  .opts();

async function emptyDatabase(postgres) {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE}`);
  await client.query(`create database ${DATABASE}`);
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function ingest(file, DATABASE_URL, page) {
  await writeFile(file, JSON.stringify(page));
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN, 'ingest', file], {
    env: { PATH: process.env.PATH, DATABASE_URL },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    memoryOf(child.pid).then(
      (held) => (peak = Math.max(peak, held)),
      () => undefined,
    );
  }, MEMORY_EVERY_MS);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => (printed += chunk));
  await once(child, 'close');
  clearInterval(watch);
  return { printed: printed.trim(), seconds: (performance.now() - begun) / 1000, peak };
}

await mkdir(options.data, { recursive: true });
const file = join(options.data, 'many-comments.json');
const postgres = await providePostgres(process.env.DATABASE_URL, resolve(options.data));
try {
  const rows = [];
  for (const step of STEPS) {
    const count = Math.floor(options.comments / step);
    const page = new PageInventor(new Random(1)).inventCommented(count);
    const last = { ...page.comment.at(-1), text: 'I have changed my mind.' };
    const changed = { ...page, comment: [...page.comment.slice(0, -1), last] };
    const url = await emptyDatabase(postgres);
    for (const told of [page, page, changed]) {
      const { printed, seconds, peak } = await ingest(file, url, told);
      rows.push([count, printed, seconds.toFixed(1), ((seconds * 1e6) / count).toFixed(0), peak.toFixed(0)]);
    }
  }
  printTable('Comments under one article', ['comments', 'became', 's', 'µs a comment', 'memory, MB'], rows);
} finally {
  await postgres.stop();
  await rm(file, { force: true });
}
