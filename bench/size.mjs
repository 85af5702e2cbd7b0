import { Command } from 'commander';
import pg from 'pg';
import { addFingerprints } from './archive/fingerprints.mjs';
import { provideArchive } from './archive/load-archive.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { printTable } from './tables.mjs';

const { statements, data } = new Command('bench:size')
  .description(
    'Measures how many bytes the rows of each table take, indexes included, on an invented archive, and what that is in larger ones.',
  )
  .option('--statements <count>', 'how large the archive is, a multiple of 10', Number, 200_000)
  .option('--data <folder>', 'where the embedded PostgreSQL keeps its data between runs', '.data/bench')
  .parse()
  .opts();

/** How many articles the larger archives have. */
const SIZES = [1e6, 1e8, 1e9];
/** Outlets, changes and migrations do not become more with the articles: theirs are left as they were measured. */
const CONSTANT = new Set(['outlet', 'change', 'migration']);
/** Copied to every machine where the tables are split by article. */
const EVERYWHERE = new Set(['outlet', 'entity', 'alias']);

const SIZE_OF_TABLES = `
  select c.relname as name, pg_table_size(c.oid)::float8 as heap, pg_indexes_size(c.oid)::float8 as indexes
  from pg_class as c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
  order by pg_total_relation_size(c.oid) desc`;

const number = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** Three digits and a unit: the rest is not known. */
function short(value, units) {
  const rounded = Number(value.toPrecision(3));
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(rounded, 1)) / 3));
  return `${String(Number((rounded / 1000 ** power).toPrecision(3)))}${units[power]}`;
}
const rowsOf = (count) => short(count, ['', ' K', ' M', ' G', ' T']);
const bytesOf = (count) => short(count, [' B', ' KB', ' MB', ' GB', ' TB']);

const bytes = ({ heap, indexes }) => heap + indexes;
const sum = (tables, of) => tables.reduce((total, table) => total + of(table), 0);

/** @returns the tables that have rows, the largest first */
async function measureTables(client) {
  await client.query('vacuum analyze');
  const { rows: tables } = await client.query(SIZE_OF_TABLES);
  for (const table of tables) {
    const { rows } = await client.query(`select count(*)::float8 as rows from ${table.name}`);
    table.rows = rows[0].rows;
  }
  return tables.filter(({ rows }) => rows > 0);
}

function printMeasured(tables, articles) {
  printTable(
    'What rows take',
    ['table', 'rows', 'rows an article', 'bytes a row', 'of them indexes', 'bytes an article'],
    tables.map((table) => [
      table.name,
      number(table.rows),
      number(table.rows / articles, 2),
      number(bytes(table) / table.rows),
      number(table.indexes / table.rows),
      number(bytes(table) / articles),
    ]),
  );
  const all = sum(tables, bytes);
  console.log(
    `${number(articles)} articles, ${number(all / 1e6)} MB: ${number(all / articles)} bytes an article.`,
  );
}

/** What was measured, multiplied by as many times more articles. */
function printWorkedOut(tables, articles) {
  const times = (table, size) => (CONSTANT.has(table.name) ? 1 : size / articles);
  const line = (name, some) => [
    name,
    ...SIZES.map((size) => rowsOf(sum(some, (table) => table.rows * times(table, size)))),
    ...SIZES.map((size) => bytesOf(sum(some, (table) => bytes(table) * times(table, size)))),
  ];
  printTable(
    'Worked out for as many articles: rows, and bytes with indexes',
    [
      'table',
      ...SIZES.map((size) => `${rowsOf(size)} rows`),
      ...SIZES.map((size) => `${rowsOf(size)} bytes`),
    ],
    [
      ...tables.map((table) => line(table.name, [table])),
      line(
        'all that is split',
        tables.filter(({ name }) => !EVERYWHERE.has(name) && !CONSTANT.has(name)),
      ),
      line(
        'all that is everywhere',
        tables.filter(({ name }) => EVERYWHERE.has(name)),
      ),
      line('all', tables),
    ],
  );
}

const postgres = await providePostgres(process.env.DATABASE_URL, data);
try {
  const client = new pg.Client({ connectionString: await provideArchive(postgres.url, statements) });
  await client.connect();
  await addFingerprints(client);
  const tables = await measureTables(client);
  await client.end();
  const articles = tables.find(({ name }) => name === 'article').rows;
  printMeasured(tables, articles);
  printWorkedOut(tables, articles);
} finally {
  await postgres.stop();
}
