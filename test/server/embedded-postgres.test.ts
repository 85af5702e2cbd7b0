import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/server/embedded-postgres.js';
import { findPostmaster } from '../../src/server/postmaster.js';
import { verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const isRoot = process.getuid?.() === 0;
const started: { remove: () => Promise<void> }[] = [];

async function dataFolder(mode?: number): Promise<string> {
  const folder = await temporaryFolder(mode);
  started.push(folder);
  return join(folder.path, 'data');
}

afterEach(async () => {
  await Promise.all(started.splice(0).map(({ remove }) => remove()));
});

async function ask(url: string, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(query)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const startThrowaway = (folder: string) => startEmbeddedPostgres(folder, { isThrowaway: true });

describe('the embedded PostgreSQL', () => {
  it('speaks UTF-8, with the same order and the same letters everywhere', async () => {
    const { url, stop } = await startThrowaway(await dataFolder());
    expect(await ask(url, 'show server_version')).toMatch(/^18\./);
    expect(await ask(url, 'show server_encoding')).toBe('UTF8');
    expect(
      await ask(
        url,
        "select array['é', 'z', 'a', 'B'] = array(select unnest(array['B', 'a', 'z', 'é']) x order by x desc)",
      ),
    ).toBe(true);
    expect(await ask(url, "select lower('ÉLAN')")).toBe('élan');
    await stop();
  });

  it('listens on this machine alone, and only to who knows the password', async () => {
    const { url, folder, stop } = await startThrowaway(await dataFolder());
    expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1');
    const stranger = new URL(url);
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(folder, 'verbatim.password'))).mode & 0o777).toBe(0o600);
    await stop();
  });

  it('is shared by whoever comes, and stops when the last one goes, whoever came first', async () => {
    const folder = await dataFolder();
    const first = await startThrowaway(folder);
    const second = await startThrowaway(folder);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await ask(second.url, 'select 1')).toBe(1);
    await Promise.all([second.stop(), second.stop()]);
    await expect(ask(second.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is made once by two who start for the first time at once', async () => {
    const DATA_DIR = await dataFolder();
    const outcomes = await Promise.all([
      verbatim(['migrate'], { DATA_DIR }),
      verbatim(['migrate'], { DATA_DIR }),
    ]);
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(outcomes.filter(({ stdout }) => stdout.startsWith('Applied'))).toHaveLength(1);
    expect(await readdir(DATA_DIR)).toEqual(['postgresql-18']);
  });

  it('clears away what a kill in the middle of the first start left behind', async () => {
    const folder = await dataFolder();
    // The largest process id of Linux and one more: nobody has it.
    const abandoned = join(folder, 'postgresql-18.4194305');
    await mkdir(abandoned, { recursive: true });
    const { stop } = await startThrowaway(folder);
    await stop();
    expect(existsSync(abandoned)).toBe(false);
  });

  it('is not taken to run because another process has its old number', async () => {
    const folder = await dataFolder();
    await mkdir(folder);
    const file = join(folder, 'postmaster.pid');
    await writeFile(file, `${String(process.pid)}\n${folder}\n1000000000\n5432\n\n127.0.0.1\n`);
    expect(await findPostmaster(folder)).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  it('keeps its data where PostgreSQL can enter, until its folder is removed', async () => {
    const folder = await dataFolder(0o700);
    const kept = "select to_regclass('kept')::text";
    const first = await startThrowaway(folder);
    expect(dirname(dirname(first.folder)) === '/var/lib/verbatim').toBe(isRoot);
    await ask(first.url, 'create table kept ()');
    await first.stop();
    const second = await startThrowaway(folder);
    expect(await ask(second.url, kept)).toBe('kept');
    await second.stop();
    await rm(folder, { recursive: true });
    const third = await startThrowaway(folder);
    expect(await ask(third.url, kept)).toBeNull();
    await third.stop();
    if (isRoot)
      await Promise.all([second, third].map((each) => rm(dirname(each.folder), { recursive: true })));
  });

  it('says where its log is when it does not start', async () => {
    const folder = await dataFolder();
    const { folder: data, stop } = await startThrowaway(folder);
    await stop();
    await writeFile(join(data, 'PG_VERSION'), '9.6\n');
    await expect(startThrowaway(folder)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining(join(basename(data), 'verbatim.log')),
    });
  });
});
