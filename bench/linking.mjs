// How entities are linked in an archive that knows many: loads them, links everybody and everything that invented pages
// name, each page in a transaction, and shows the plans of the statements that do it.
// Usage: npm run bench:linking [-- --entities 1000000 --pages 1000 --data FOLDER]
import { performance } from 'node:perf_hooks';
import { resolve } from 'node:path';
import { Command } from 'commander';
import pg from 'pg';
import { derivedId } from '../dist/src/domain/derived-id.js';
import { nameKey } from '../dist/src/domain/name-key.js';
import { analysePage } from '../dist/src/ingest/analyse-page.js';
import { linkAnalysis } from '../dist/src/ingest/link-analysis.js';
import { jsonArticle } from '../dist/src/ingest/readers/json-article.js';
import { readToldArticle } from '../dist/src/ingest/readers/read-told-article.js';
import { Database } from '../dist/src/store/database.js';
import { migrate } from '../dist/src/store/migrate.js';
import { Random } from './archive/random.mjs';
import { PageInventor } from './ingest/invent-page.mjs';
import { providePostgres } from './provide-postgres.mjs';

const DATABASE = 'verbatim_bench_linking';
/** So many are linked before the rate is taken: statements are planned, and pages of the tables read. */
const FIRST = 100;
/** So many are linked for their plans alone, and forgotten: the plan of each statement is that with the most values. */
const SHOWN = 40;

const options = new Command('bench:linking')
  .description('Measures how entities are linked in an archive that knows many.')
  .option('--entities <count>', 'how many the archive knows', Number, 1_000_000)
  .option('--pages <count>', 'whose entities are linked', Number, 1_000)
  .option('--data <folder>', 'where the embedded PostgreSQL is kept', '.data/bench-linking')
  .parse()
  .opts();

/** What of three of four pages is named is known beforehand, as in an archive that has grown for years. */
function knownOf(analyses) {
  const known = new Map();
  for (const { findings, authors } of analyses.filter((_, i) => i % 4 !== 0))
    for (const { kind, name } of [...findings.entities, ...authors])
      known.set(derivedId('entity', kind, nameKey(name)), { kind, name });
  return [...known].map(([id, { kind, name }]) => ({ id, kind, name, key: nameKey(name) }));
}

const LOAD = [
  'drop index alias_by_trigrams',
  'alter table alias drop constraint alias_entity_fkey',
  'create temporary table known as select * from json_to_recordset($1) as k (id bigint, kind text, name text, key text)',
  `insert into entity (id, name, kind) select known.id, known.name, known.kind from known`,
  'insert into alias (entity_id, kind, name, key) select known.id, known.kind, known.name, known.key from known',
  `create temporary table other as
   select n as id, initcap(given) || ' ' || initcap(family) as name,
     (array['PERSON', 'PERSON', 'PERSON', 'ORGANIZATION', 'PLACE'])[1 + n % 5] as kind
   from generate_series(1, $1::integer - (select count(*) from known)) as n,
     lateral (select substr(md5('given' || n % 4000), 1, 6) as given, substr(md5('family' || n), 1, 9) as family) as part`,
  'insert into entity (id, name, kind) select other.id, other.name, other.kind from other',
  'insert into alias (entity_id, kind, name, key) select other.id, other.kind, other.name, lower(other.name) from other',
  `insert into alias (entity_id, kind, name, key) select other.id, other.kind, alias.name, lower(alias.name)
   from other, lateral (select 'The ' || other.name as name) as alias where other.id % 3 = 0`,
  'alter table alias add constraint alias_entity_fkey foreign key (entity_id) references entity (id) on delete cascade',
  'create index alias_by_trigrams on alias using gin (key gin_trgm_ops)',
  'vacuum analyze entity, alias',
];

async function load(client, known, count) {
  await client.query("set maintenance_work_mem = '512MB'");
  for (const statement of LOAD) {
    const value = statement.includes('json_to_recordset') ? JSON.stringify(known) : count;
    await client.query(statement, statement.includes('$1') ? [value] : []);
  }
}

/** Links a page and forgets it, remembering of each statement the most values that it was sent with. */
async function tryOut(database, analysis, sent) {
  const isSeen = new Error('seen');
  const linking = database.transaction(async (transaction) => {
    const query = (statement, values = []) => {
      const known = sent.get(statement.name);
      if (!known || String(known.values).length < String(values).length)
        sent.set(statement.name, { text: statement.text, values });
      return transaction.query(statement, values);
    };
    await (
      await linkAnalysis({ query }, '1', analysis)
    ).stored;
    throw isSeen;
  });
  await linking.catch((error) => {
    if (error !== isSeen) throw error;
  });
}

async function showPlans(client, sent) {
  await client.query('set enable_seqscan = off');
  for (const [name, { text, values }] of sent) {
    if (!/\b(alias|entity|affiliation)\b/.test(text)) continue;
    await client.query('begin');
    const { rows } = await client.query(`explain (analyze, buffers) ${text}`, values);
    await client.query('rollback');
    console.log(`\n${name}\n${rows.map((row) => `  ${row['QUERY PLAN']}`).join('\n')}`);
  }
}

const inventor = new PageInventor(new Random(1));
const pages = Array.from({ length: FIRST + options.pages + SHOWN }, (_, i) =>
  readToldArticle(jsonArticle(inventor.invent(i)), {}),
);
const analyses = pages.map(analysePage);
const postgres = await providePostgres(process.env.DATABASE_URL, resolve(options.data));
try {
  const administrator = new pg.Client({ connectionString: postgres.url });
  await administrator.connect();
  await administrator.query(`drop database if exists ${DATABASE}`);
  await administrator.query(`create database ${DATABASE}`);
  await administrator.end();
  const url = new URL(postgres.url);
  url.pathname = `/${DATABASE}`;
  await migrate(url.href);

  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const known = knownOf(analyses);
  const begun = performance.now();
  await load(client, known, options.entities);
  const { rows } = await client.query(
    'select (select count(*) from entity)::integer as entities, (select count(*) from alias)::integer as aliases',
  );
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(`${rows[0].entities} entities with ${rows[0].aliases} names, loaded in ${seconds} s`);

  const database = await Database.connect(url.href, { isWriter: true });
  let [start, named] = [0, 0];
  for (const [i, analysis] of analyses.slice(0, -SHOWN).entries()) {
    if (i === FIRST) [start, named] = [performance.now(), 0];
    const linked = await database.transaction((transaction) =>
      linkAnalysis(transaction, String(i + 1), analysis),
    );
    named += linked.allIds.length;
  }
  const elapsed = (performance.now() - start) / 1000;
  const sent = new Map();
  for (const analysis of analyses.slice(-SHOWN)) await tryOut(database, analysis, sent);
  await database.close();
  console.log(
    `${options.pages} pages linked, one after the other on one connection: ${(options.pages / elapsed).toFixed(0)} pages/s, ` +
      `${(named / elapsed).toFixed(0)} names/s`,
  );
  await showPlans(client, sent);
  await client.end();
} finally {
  await postgres.stop();
}
