import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { isAlive } from '../../src/server/postmaster.js';
import { serve, verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, readerOf, type TestDatabase } from '../support/test-database.js';
import { textPage } from '../support/text-pages.js';
import { TELL_PACKAGES, toldPackages } from '../support/told-packages.js';

const HEADLINES = '{ articles(first: 5) { nodes { headline } } }';

/** A port that somebody listens at, until it is closed. */
async function listening(): Promise<{ readonly port: string; readonly close: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? String(address.port) : '',
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

/** PostgreSQL takes its pid file away a moment before its process is gone. */
async function hasEnded(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries++) await sleep(50);
  return !isAlive(pid);
}

describe('verbatim serve, with the embedded PostgreSQL', () => {
  it('keeps its data over two kills in a row, shares its PostgreSQL, and leaves nothing running at Ctrl-C', async () => {
    const folder = await temporaryFolder();
    const settings = { DATA_DIR: join(folder.path, 'data'), LOAD_SAMPLE: 'false' };
    const page = join(folder.path, 'page.txt');
    await writeFile(page, textPage('Ferry plan divides the harbour'));

    const first = await serve(settings);
    expect(first.printed).toContain('organization(name: "Haqqani network")');
    expect(await verbatim(['ingest', page], settings)).toMatchObject({ code: 0 });
    const stored = { data: { articles: { nodes: [{ headline: 'Ferry plan divides the harbour' }] } } };
    expect(await first.query(HEADLINES)).toEqual(stored);
    await first.end('SIGKILL');

    const second = await serve(settings);
    await second.end('SIGKILL');

    const third = await serve(settings);
    expect(await third.query(HEADLINES)).toEqual(stored);
    const pidFile = await readFile(join(settings.DATA_DIR, 'postgresql-18', 'postmaster.pid'), 'utf8');
    const postmaster = Number(pidFile.split('\n')[0]);
    expect(isAlive(postmaster)).toBe(true);
    expect(await third.end('SIGINT')).toMatchObject({ code: 0, stderr: '' });
    expect(await hasEnded(postmaster)).toBe(true);
    await folder.remove();
  });

  it('loads the sample archive into an empty database, once', async () => {
    const { url, drop } = await createTestDatabase();
    const settings = { DATABASE_URL: url };
    const count = '{ articles { totalCount } }';
    const first = await serve(settings);
    const loaded = (await first.query(count)) as { data: { articles: { totalCount: number } } };
    expect(loaded.data.articles.totalCount).toBeGreaterThanOrEqual(12);
    expect(await first.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    const second = await serve(settings);
    expect(await second.query(count)).toEqual(loaded);
    await second.end('SIGTERM');
    // What an interrupted first start leaves out is loaded by the next.
    const database = await Database.connect(url);
    await database.query(sql('forget', 'delete from article where id in (select id from article limit 3)'));
    await database.close();
    const third = await serve(settings);
    expect(await third.query(count)).toEqual(loaded);
    await third.end('SIGTERM');
    await drop();
  });

  it.each([
    ['brings no language model into its heap', 'false', []],
    [
      'loads one for the sample archive, by which this test can see',
      'true',
      ['compromise', 'wink-eng-lite-web-model', 'wink-nlp'],
    ],
  ])('%s', async (_, LOAD_SAMPLE, packages) => {
    const { url, drop } = await createTestDatabase();
    const server = await serve({ DATABASE_URL: url, LOAD_SAMPLE, ...TELL_PACKAGES });
    const { stderr } = await server.end('SIGTERM');
    await drop();
    expect([...toldPackages(stderr)].sort()).toEqual(packages);
  });
});

describe('verbatim serve, as a user who may only read', () => {
  it('serves what is there, and ingest says that it may not write', async () => {
    const [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
    const settings = { DATABASE_URL: await readerOf(database), LOAD_SAMPLE: 'false' };
    const server = await serve(settings);
    expect(await server.query(HEADLINES)).toEqual({ data: { articles: { nodes: [] } } });
    await server.end('SIGTERM');
    const page = join(folder.path, 'page.txt');
    await writeFile(page, textPage('Ferry plan divides the harbour'));
    const { code, stderr } = await verbatim(['ingest', page], settings);
    expect(stderr).toMatch(/DATABASE_FORBIDDEN: [^\n]+\n$/);
    expect([code, stderr.includes('bug')]).toEqual([1, false]);
    await Promise.all([database.drop(), folder.remove()]);
  });
});

describe('verbatim serve, with a port for metrics', () => {
  it('shows there how every database that it uses is used', async () => {
    const database = await createTestDatabase();
    const { port, close } = await listening();
    await close();
    const server = await serve({
      ...{ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
      ...{ DATABASE_REPLICA_URLS: `${database.url},${database.url}`, METRICS_PORT: port },
    });
    expect(await server.query(HEADLINES)).toEqual({ data: { articles: { nodes: [] } } });
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toMatch(/^verbatim_request_seconds_count\{operation="anonymous",outcome="ok"\} 1$/m);
    const names = [...text.matchAll(/^verbatim_database_connections\{database="([^"]+)",state="idle"\}/gm)];
    expect(names.map(([, name]) => name)).toEqual(['primary', 'replica-1', 'replica-2']);
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    await database.drop();
  });
});

describe('verbatim serve, where it cannot', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it.each(['PORT', 'METRICS_PORT'])('says in one line that the port of %s is taken', async (setting) => {
    const { port, close } = await listening();
    const given = { DATABASE_URL: database.url, LOAD_SAMPLE: 'false', HOST: '127.0.0.1', PORT: '0' };
    const { code, stdout, stderr } = await verbatim(['serve'], {
      ...given,
      LOG_LEVEL: 'error',
      [setting]: port,
    });
    await close();
    expect(stderr).toMatch(
      new RegExp(`^PORT_TAKEN: Port ${port} [^\\n]* set ${setting} to another one\\.[^\\n]*\\n$`),
    );
    expect([code, stdout]).toEqual([1, '']);
  });

  it.each([
    [
      { HOST: '203.0.113.7' },
      /^CONFIGURATION_INVALID: 203\.0\.113\.7 is not an address of this machine[^\n]*\n$/,
    ],
    [{ HOST: 'nowhere.invalid' }, /^CONFIGURATION_INVALID: nowhere\.invalid is not known[^\n]*\n$/],
    [{ PORT: '70000' }, /^CONFIGURATION_INVALID: PORT is wrong: [^\n]*0 to 65535[^\n]*\n$/],
    [{ LOG_LEVEL: 'loud' }, /^CONFIGURATION_INVALID: LOG_LEVEL is wrong: [^\n]*\n$/],
    [{ CORS_ORIGINS: 'example' }, /^CONFIGURATION_INVALID: CORS_ORIGINS is wrong: [^\n]*\n$/],
    [
      { DATABASE_URL: 'mysql://localhost/a' },
      /^CONFIGURATION_INVALID: DATABASE_URL is wrong: [^\n]*postgres:\/\/[^\n]*\n$/,
    ],
    [{ DATABASE_URL: 'postgres://localhost:1/a' }, /^DATABASE_UNREACHABLE: [^\n]*ECONNREFUSED[^\n]*\n$/],
    [
      { DATABASE_URL: undefined, DATA_DIR: '/dev/null/data' },
      /^CONFIGURATION_INVALID: [^\n]*\/dev\/null\/data[^\n]*\n$/,
    ],
  ])('says in one line what is wrong with %j', async (setting, line) => {
    const given = { DATABASE_URL: database.url, LOAD_SAMPLE: 'false', PORT: '0', ...setting };
    const settings = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const { code, stdout, stderr } = await verbatim(['serve'], settings);
    expect(stderr).toMatch(line);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('takes an empty setting for an unset one', async () => {
    const server = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'false', LOG_LEVEL: '', HOST: '' });
    expect(server.address).toMatch(/^http:\/\/localhost:\d+\/graphql$/);
    await server.end('SIGTERM');
  });
});
