import { Command } from 'commander';
import pg from 'pg';
import { provideArchive } from './archive/load-archive.mjs';
import { providePostgres } from './provide-postgres.mjs';
import { printTable } from './tables.mjs';

const { statements, data } = new Command('bench:size')
  .description(
    'Measures how many bytes the rows of each table take, indexes included, on an invented archive.',
  )
  .option('--statements <count>', 'how large the archive is, a multiple of 10', Number, 200_000)
  .option('--data <folder>', 'where the embedded PostgreSQL keeps its data between runs', '.data/bench')
  .parse()
  .opts();

const SIZES = `
  select c.relname as name, s.n_live_tup::float8 as rows,
    (pg_table_size(c.oid))::float8 as heap, pg_indexes_size(c.oid)::float8 as indexes
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_stat_user_tables as s on s.relid = c.oid
  where c.relkind = 'r' and s.n_live_tup > 0
  order by pg_total_relation_size(c.oid) desc`;

const number = (value, digits = 0) =>
  value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

const postgres = await providePostgres(process.env.DATABASE_URL, data);
try {
  const client = new pg.Client({ connectionString: await provideArchive(postgres.url, statements) });
  await client.connect();
  await client.query('vacuum analyze');
  const { rows: tables } = await client.query(SIZES);
  await client.end();
  const articles = tables.find(({ name }) => name === 'article').rows;
  printTable(
    'What rows take',
    ['table', 'rows', 'rows an article', 'bytes a row', 'of them indexes', 'bytes an article'],
    tables.map(({ name, rows, heap, indexes }) => [
      name,
      number(rows),
      number(rows / articles, 2),
      number((heap + indexes) / rows),
      number(indexes / rows),
      number((heap + indexes) / articles),
    ]),
  );
  const all = tables.reduce((sum, { heap, indexes }) => sum + heap + indexes, 0);
  console.log(
    `${number(articles)} articles, ${number(all / 1e6)} MB: ${number(all / articles)} bytes an article.`,
  );
} finally {
  await postgres.stop();
}
