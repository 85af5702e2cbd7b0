import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/server/config.js';
import { verbatim } from '../support/command-line.js';
import { createEmptyDatabase, createLatinDatabase, readerOf } from '../support/test-database.js';

const root = new URL('../../', import.meta.url);

describe('verbatim', () => {
  it.each([
    [[]],
    [['serve']],
    [['migrate']],
    [['doctor']],
    [['ingest']],
    [['analyze']],
    [['schema']],
    [['schema', 'print']],
    [['schema', 'possible-types']],
    [['schema', 'type-policies']],
  ])('tells how to use %j, with an example', async (command) => {
    const { code, stdout, stderr } = await verbatim([...command, '--help']);
    expect(stdout).toMatch(/^Usage: verbatim/);
    expect(stdout).toMatch(/\nExamples?:\n {2}.*verbatim /);
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each(['serve', 'migrate', 'ingest'])('lists every setting in the help of %s', async (command) => {
    const { stdout } = await verbatim([command, '--help']);
    for (const { name } of SETTINGS) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it('tells its version', async () => {
    const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string };
    expect((await verbatim(['--version'])).stdout).toBe(`${manifest.version}\n`);
  });

  it.each([
    [['serv'], "unknown command 'serv'"],
    [['analyze', '--jason'], "unknown option '--jason'"],
    [['ingest'], "missing required argument 'path'"],
    [['ingest', 'x', '--retrieved-at', 'lately'], 'It must be a time such as'],
    [['analyze'], 'name files to analyze'],
    [['analyze', 'x', '--jsonl', 'y'], 'name files to analyze'],
  ])('says what is wrong with %j', async (command, sentence) => {
    const { code, stdout, stderr } = await verbatim(command);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect([code, stdout]).toEqual([1, '']);
  });
});

describe('verbatim schema', () => {
  it('print prints the schema', async () => {
    const { code, stdout } = await verbatim(['schema', 'print']);
    expect(stdout).toBe(await readFile(new URL('schema.graphql', root), 'utf8'));
    expect(code).toBe(0);
  });

  it.each(['possible-types', 'type-policies'])('has %s beside it', async (name) => {
    const { code, stdout } = await verbatim(['schema', name]);
    expect(stdout).toBe(await readFile(new URL(`frontend/${name}.js`, root), 'utf8'));
    expect(code).toBe(0);
  });
});

describe('verbatim migrate', () => {
  it('applies what is missing, and then nothing', async () => {
    const { url, drop } = await createEmptyDatabase();
    const first = await verbatim(['migrate'], { DATABASE_URL: url });
    expect(first.stdout).toMatch(/^(Applied \w+\.\n)+$/);
    const second = await verbatim(['migrate'], { DATABASE_URL: url });
    expect(second.stdout).toBe('Nothing to apply.\n');
    expect([first.code, second.code, first.stderr, second.stderr]).toEqual([0, 0, '', '']);
    await drop();
  });

  it('of two at once lets one migrate and the other wait', async () => {
    const { url, drop } = await createEmptyDatabase();
    const both = await Promise.all([1, 2].map(() => verbatim(['migrate'], { DATABASE_URL: url })));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ stdout }) => stdout === 'Nothing to apply.\n')).toHaveLength(1);
    await drop();
  });

  it('says in one line that it may make no tables', async () => {
    const database = await createEmptyDatabase();
    const { code, stderr } = await verbatim(['migrate'], { DATABASE_URL: await readerOf(database) });
    expect(stderr).toMatch(/^DATABASE_FORBIDDEN: [^\n]+permission denied[^\n]*\n$/);
    expect(code).toBe(1);
    await database.drop();
  });

  it('says in one line that the database cannot hold every letter', async () => {
    const { url, drop } = await createLatinDatabase();
    const { code, stderr } = await verbatim(['migrate'], { DATABASE_URL: url });
    expect(stderr).toMatch(/^DATABASE_UNSUITABLE: [^\n]+UTF8[^\n]+LATIN1[^\n]*\n$/);
    expect(code).toBe(1);
    await drop();
  });
});
