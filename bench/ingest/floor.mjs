import pg from 'pg';
import { migrate } from '../../dist/src/store/migrate.js';
import { findPostmaster, timeOfPostgres } from '../processor-time.mjs';

const DATABASE = 'verbatim_bench_floor';
const MOST_ARTICLES = 2_000;

/** What many articles share: it is there before. */
const SHARED = ['outlet', 'entity', 'alias'];
/** Parents first, each with what tells its row's article. */
const TABLES = {
  article: 't.id',
  byline: 't.article_id',
  unnamed_source: 't.article_id',
  comment_thread: 't.article_id',
  statement: 't.article_id',
  quote_piece: 't.article_id',
  attribution_alternative: 't.article_id',
  mention: 't.article_id',
  about: 't.article_id',
  stance: 't.article_id',
  affiliation: 't.article_id',
  article_fingerprint: 't.article_id',
  audit_entry: 't.subject_id::bigint',
};

const dropAll = (found, drop) => `do $$ declare it record; begin
  for it in ${found} loop execute format('${drop}', it.place, it.name); end loop; end $$`;
const WITHOUT_FOREIGN_KEYS = dropAll(
  `select conrelid::regclass as place, conname as name from pg_constraint where contype = 'f'
     and connamespace = 'public'::regnamespace`,
  'alter table %s drop constraint %I',
);
const PRIMARY_KEYS_ALONE = [
  WITHOUT_FOREIGN_KEYS,
  dropAll(
    `select conrelid::regclass as place, conname as name from pg_constraint where contype = 'u'
       and connamespace = 'public'::regnamespace`,
    'alter table %s drop constraint %I',
  ),
  dropAll(
    `select indrelid::regclass as place, indexrelid::regclass::text as name from pg_index
       where not indisprimary and indrelid::regclass::text = any (array['${[...SHARED, ...Object.keys(TABLES)].join("','")}'])`,
    'drop index %2$I',
  ),
];

/** A COPY, to be awaited as `done`; what comes is in `received`. */
class Copy extends pg.Query {
  constructor(text, sent = '') {
    const { promise, resolve, reject } = Copy.#told();
    super(text, (error) => (error ? reject(error) : resolve()));
    Object.assign(this, { done: promise, sent, received: '' });
  }

  static #told() {
    const told = {};
    told.promise = new Promise((resolve, reject) => Object.assign(told, { resolve, reject }));
    return told;
  }

  handleCopyInResponse(connection) {
    connection.sendCopyFromChunk(Buffer.from(this.sent));
    connection.endCopyFrom();
  }

  handleCopyData({ chunk }) {
    this.received += chunk.toString();
  }
}

async function copy(client, text, sent) {
  const query = client.query(new Copy(text, sent));
  await query.done;
  return query.received;
}

/** @returns each article's rows, table by table, as COPY writes and reads them */
async function rowsByArticle(client) {
  const articles = new Map();
  for (const [table, article] of Object.entries(TABLES)) {
    const rows = await copy(client, `copy (select ${article}, t.* from ${table} as t) to stdout`);
    for (const row of rows.split('\n').slice(0, -1)) {
      const end = row.indexOf('\t');
      const id = row.slice(0, end);
      if (!articles.has(id)) articles.set(id, {});
      const tables = articles.get(id);
      tables[table] = `${tables[table] ?? ''}${row.slice(end + 1)}\n`;
    }
  }
  return [...articles.values()].slice(0, MOST_ARTICLES);
}

/**
 * What the rows of an archive cost PostgreSQL at the least: copied into an empty one, a transaction an article, their words
 * for the search made before. To be called with the archive that `ingest` has filled.
 * @returns milliseconds of PostgreSQL's processors an article, with all keys and indexes, without foreign keys, and with
 * primary keys alone
 */
export async function measureFloor(url) {
  const source = new pg.Client({ connectionString: url });
  await source.connect();
  const articles = await rowsByArticle(source);
  const shared = {};
  for (const table of SHARED) shared[table] = await copy(source, `copy ${table} to stdout`);
  const postmaster = await findPostmaster(url);
  const measured = [];
  for (const changes of [[], [WITHOUT_FOREIGN_KEYS], PRIMARY_KEYS_ALONE]) {
    await source.query(`drop database if exists ${DATABASE}`);
    await source.query(`create database ${DATABASE}`);
    const target = new URL(url);
    target.pathname = `/${DATABASE}`;
    await migrate(target.href);
    const client = new pg.Client({ connectionString: target.href });
    await client.connect();
    for (const change of changes) await client.query(change);
    for (const table of SHARED) await copy(client, `copy ${table} from stdin`, shared[table]);
    const before = await timeOfPostgres(postmaster);
    for (const tables of articles) {
      await client.query('begin');
      for (const [table, rows] of Object.entries(tables))
        await copy(client, `copy ${table} from stdin`, rows);
      await client.query('commit');
    }
    measured.push(((await timeOfPostgres(postmaster)) - before) / articles.length);
    await client.end();
  }
  await source.query(`drop database ${DATABASE}`);
  await source.end();
  return measured;
}
