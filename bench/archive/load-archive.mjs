import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MIGRATIONS } from '../../dist/migrations/index.js';
import { migrate } from '../../dist/src/store/migrate.js';
import { articleWords, statementWords } from '../../dist/src/store/words.js';
import { COLUMNS, writeArticle, writeNames } from './article-rows.mjs';
import { ArticleInventor, QUOTES_PER_ARTICLE } from './invent-article.mjs';
import { Casting, inventEntities, inventOutlets, inventVocabulary } from './names.mjs';
import { PowerLaw, Random } from './random.mjs';
import { Words } from './words.mjs';

const SEED = 20_260_101;
/** Raised when other rows come of the same seed. */
const GENERATOR_VERSION = 4;
const STATEMENTS_PER_ARTICLE = 10;
const STATEMENTS_PER_ENTITY = 20;
const OUTLETS = 40;
const VOCABULARY = 20_000;
const CHUNK = 1 << 16;

/** COPY's text format. Source: https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS */
function field(value) {
  if (value === null) return '\\N';
  return typeof value === 'string' ? value.replace(/[\\\n\t\r]/g, (c) => ESCAPES[c]) : String(value);
}
const ESCAPES = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** One COPY under way into one table, on a connection of its own. */
class TableCopy {
  static async start(url, table) {
    const copy = new TableCopy();
    copy.client = new pg.Client({ connectionString: url });
    await copy.client.connect();
    // The rows are right by construction: 8 million look-ups of foreign keys would tell nothing.
    await copy.client.query(`set session_replication_role = 'replica'`);
    copy.stream = copy.client.query(copyFrom(`copy ${table} (${COLUMNS[table].join(', ')}) from stdin`));
    copy.buffer = '';
    return copy;
  }

  add(values) {
    this.buffer += `${values.map(field).join('\t')}\n`;
  }

  async flush(least = CHUNK) {
    if (this.buffer.length < least) return;
    const chunk = this.buffer;
    this.buffer = '';
    if (!this.stream.write(chunk)) await once(this.stream, 'drain');
  }

  async finish() {
    await this.flush(1);
    const finished = once(this.stream, 'finish');
    this.stream.end();
    await finished;
    await this.client.end();
  }
}

/** How many comments stand under each article: many have none, few have very many; all together a fifth. */
function commentCounts(random, articles) {
  const counts = new Int32Array(articles);
  const law = new PowerLaw(random, articles, 0.8);
  const places = Array.from({ length: articles }, (_, i) => i).sort(() => random.next() - 0.5);
  const wanted = articles * (STATEMENTS_PER_ARTICLE - QUOTES_PER_ARTICLE);
  for (let i = 0; i < wanted;) {
    const place = places[law.draw()];
    if (counts[place] >= 200) continue;
    counts[place] += 1;
    i += 1;
  }
  return counts;
}

async function copyRows(url, statements) {
  const random = new Random(SEED);
  const words = new Words(random, inventVocabulary(random, VOCABULARY));
  const entities = inventEntities(random, Math.ceil(statements / STATEMENTS_PER_ENTITY));
  const outlets = inventOutlets(random, OUTLETS);
  const articles = statements / STATEMENTS_PER_ARTICLE;
  const inventor = new ArticleInventor({
    random,
    words,
    casting: new Casting(random, entities),
    outlets,
    outletLaw: new PowerLaw(random, OUTLETS, 1),
    commentCounts: commentCounts(random, articles),
  });
  const copies = {};
  for (const table of Object.keys(COLUMNS)) copies[table] = await TableCopy.start(url, table);
  const write = (table, values) => copies[table].add(values);
  for (let i = 0; i < articles; i++) {
    writeArticle(inventor.invent(i), write);
    for (const copy of Object.values(copies)) await copy.flush();
    if (i % 10_000 === 9_999) console.log(`  ${String(i + 1)} of ${String(articles)} articles`);
  }
  writeNames(entities, outlets, write);
  for (const copy of Object.values(copies)) await copy.finish();
}

/** Indexes are built afterwards: of a full table, that is many times faster than row by row. */
async function withoutIndexes(client, work) {
  const { rows } = await client.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index as i join pg_class as c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and not i.indisunique`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  await client.query(`set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await client.query(definition);
}

/** The words that are searched, which `store` has the database make of the texts of every row it inserts. */
async function withWords(client, work) {
  const words = {
    statement: statementWords('new.text'),
    article: articleWords('new.headline', 'new.standfirst', 'new.text'),
  };
  for (const [table, expression] of Object.entries(words)) {
    await client.query(`create function bench_words_of_${table}() returns trigger language plpgsql as
      $$ begin new.words := ${expression}; return new; end $$`);
    await client.query(`create trigger bench_words before insert on ${table}
      for each row execute function bench_words_of_${table}()`);
    await client.query(`alter table ${table} enable always trigger bench_words`);
  }
  await work();
  for (const table of Object.keys(words)) await client.query(`drop function bench_words_of_${table} cascade`);
}

/** What was loaded: another seed, size, generator or migration loads anew. */
function markOf(statements) {
  return JSON.stringify([SEED, GENERATOR_VERSION, statements, MIGRATIONS.map(({ name }) => name)]);
}

/**
 * Gives a database with the synthetic archive of so many statements in it, made now unless it was made before.
 * @param server the address of a PostgreSQL, by a user who may make databases
 * @returns the address of the database
 */
export async function provideArchive(server, statements) {
  const name = `verbatim_bench_${String(statements)}`;
  const mark = markOf(statements);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const { rows } = await admin.query(
    `select shobj_description(d.oid, 'pg_database') as mark from pg_database as d where d.datname = $1`,
    [name],
  );
  if (rows[0]?.mark !== mark) {
    console.log(`Loading ${statements.toLocaleString('en')} statements into ${name} …`);
    const started = Date.now();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name}`);
    await fill(url.href, statements);
    await admin.query(`comment on database ${name} is '${mark}'`);
    console.log(`  loaded in ${String(Math.round((Date.now() - started) / 1000))} s`);
  }
  await admin.end();
  return url.href;
}

async function fill(url, statements) {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('set synchronous_commit = off');
  await withoutIndexes(client, () => withWords(client, () => copyRows(url, statements)));
  await client.query('vacuum (analyze)');
  await client.query('checkpoint');
  await client.end();
}
