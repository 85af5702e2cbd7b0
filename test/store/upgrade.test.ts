import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { MIGRATIONS } from '../../migrations/index.js';
import { createHttpServer } from '../../src/server/http.js';
import { createDataSource } from '../../src/store/data-source.js';
import { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { createEmptyDatabase } from '../support/test-database.js';

const read = (name: string): Promise<string> => readFile(new URL(name, import.meta.url), 'utf8');
const archive = await read('released-archive.sql');
const { queries, answers } = JSON.parse(await read('released-answers.json')) as Record<
  'queries' | 'answers',
  Record<string, unknown>
>;

/** The last migration of the release that made the archive: the file's first lines name it. */
const LAST = /^-- (\w+)$/m.exec(archive)?.[1] ?? '';

it('a database of the last release, with what it kept, migrates and answers as it did', async () => {
  const { url, drop } = await createEmptyDatabase();
  const released = MIGRATIONS.slice(0, MIGRATIONS.findIndex(({ name }) => name === LAST) + 1);
  expect(released.length).toBeGreaterThan(0);
  const old = await createDataSource(url).setOptions({ migrations: released }).initialize();
  await old.runMigrations();
  await old.destroy();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(archive);
  await client.end();

  expect(await migrate(url)).toEqual(MIGRATIONS.slice(released.length).map(({ name }) => name));

  const database = await Database.connect(url);
  const server = await createHttpServer(database, pino({ level: 'silent' }), {
    corsOrigins: [],
    introspection: false,
  });
  try {
    const address = await server.listen('127.0.0.1', 0);
    for (const [name, query] of Object.entries(queries)) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) });
      expect([name, await response.json()]).toEqual([name, { data: answers[name] }]);
    }
  } finally {
    await server.close();
    await database.close();
    await drop();
  }
});
