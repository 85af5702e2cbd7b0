// Keeps what this release promises to the next one: its schema, and a database that it made, with what it answered. Run
// by `npm version`; test/conventions and test/store/upgrade.test.ts hold later releases against both.
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MIGRATIONS } from '../dist/migrations/index.js';
import { PAGES, QUERIES, WRITES } from './release/archive.mjs';
import { Postgres } from './failures/rig/postgres.mjs';
import { mustRun, Server } from './failures/rig/verbatim.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const DATABASE = 'news';

/** The columns that are written, in every table of ours; what is computed from them is computed again. */
const COLUMNS = `
  select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns
  from information_schema.columns as c join information_schema.tables as t using (table_schema, table_name)
  where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.table_name <> 'migration'
  group by c.table_name order by c.table_name`;

async function insertsOf(postgres) {
  const inserts = [];
  for (const { name, columns } of await postgres.query(DATABASE, COLUMNS)) {
    const list = columns.map((column) => `"${column}"`).join(', ');
    const [{ rows }] = await postgres.query(
      DATABASE,
      `select coalesce(json_agg(t), '[]')::text as rows from (select ${list} from "${name}") as t`,
    );
    if (rows === '[]') continue;
    inserts.push(
      `delete from "${name}";`,
      `insert into "${name}" (${list}) select ${list} from jsonb_populate_recordset(null::"${name}",\n$rows$${rows}$rows$);`,
    );
  }
  return inserts;
}

async function ask(server, key, query, variables = {}) {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
  const response = await fetch(server.address, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const postgres = await Postgres.make({ fsync: 'off' });
const folder = await mkdtemp(join(tmpdir(), 'verbatim-release-'));
try {
  await postgres.query('postgres', `create database ${DATABASE}`);
  const settings = { DATABASE_URL: postgres.url(DATABASE) };
  for (const [i, page] of PAGES.entries())
    await writeFile(join(folder, `${String(i)}.json`), JSON.stringify(page));
  await mustRun(['ingest', '--retrieved-at', '2026-01-01T00:00:00Z', folder], settings);
  const key = (await mustRun(['keys', 'create', '--name', 'release', '--role', 'editor'], settings)).trim();
  const server = await Server.on(postgres.url(DATABASE));
  await server.start();
  const answers = {};
  try {
    for (const write of WRITES) await write((query, variables) => ask(server, key, query, variables));
    for (const [name, query] of Object.entries(QUERIES)) answers[name] = await ask(server, null, query);
  } finally {
    await server.end();
  }
  const head = `-- Made by scripts/keep-release.mjs: the rows that the last release kept, after its migrations up to\n-- ${MIGRATIONS.at(-1).name}\n`;
  const text = [`${head}set session_replication_role = replica;`, ...(await insertsOf(postgres))].join('\n');
  await writeFile(
    path('../test/store/released-archive.sql'),
    `${text}\nset session_replication_role = default;\n`,
  );
  await writeFile(
    path('../test/store/released-answers.json'),
    `${JSON.stringify({ queries: QUERIES, answers }, null, 2)}\n`,
  );
  await copyFile(path('../schema.graphql'), path('../test/conventions/released-schema.graphql'));
} finally {
  await rm(folder, { recursive: true, force: true });
  await postgres.remove();
}
