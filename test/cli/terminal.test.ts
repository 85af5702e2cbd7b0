import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbatim, type Outcome } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { createKey } from '../support/keys.js';
import { Role } from '../../src/domain/role.js';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';

/** A colour, a title for the window, a line taken back, eight-bit forms of them, letters that turn the line around. */
const ESCAPES = '\u001b[31m\u001b]0;owned\u0007\u001b[1A\u001b[2K\r\u009b31m\u009d0;owned\u009c\u202e';

const PAGE = `Ferry ${ESCAPES}plan divides the harbour

By Ada ${ESCAPES}Quill

May 1, 2020

“The ${ESCAPES}ferry will sail again,” said Maria ${ESCAPES}Oldfield of the Lantern ${ESCAPES}Trust on Friday.

Published in The Harbour ${ESCAPES}Ledger

gull${ESCAPES} | 2 hours ago | Reply
The ferry was ${ESCAPES}late.
`;

let test: TestDatabase;
let folder: { path: string; remove: () => Promise<void> };
let page: string;
let settings: Record<string, string>;

beforeAll(async () => {
  test = await createTestDatabase();
  folder = await temporaryFolder();
  settings = { DATABASE_URL: test.url };
  page = join(folder.path, `page${ESCAPES}.txt`);
  await writeFile(page, PAGE);
});

afterAll(async () => {
  await folder.remove();
  await test.drop();
});

/** Nothing of what is printed is obeyed by a terminal; a table's own line breaks are ours. */
function expectHarmless({ stdout, stderr }: Outcome): void {
  expect(`${stdout}${stderr}`.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
}

describe('a terminal obeys nothing that stands in', () => {
  it.each(['read', 'analyze'])('a page: %s', async (command) => {
    const outcome = await verbatim([command, page], settings);
    expect(outcome.stdout).toContain('Ferry');
    expectHarmless(outcome);
  });

  it.each([
    ['analyze', '--json'],
    ['read', '--jsonl'],
  ])('a page as JSON, which tells programs all the same: %s %s', async (...command) => {
    const outcome = await verbatim([...command, page], settings);
    expectHarmless(outcome);
    expect(JSON.stringify(JSON.parse(outcome.stdout))).toContain('\u202e');
  });

  it('a document', async () => {
    const documents = join(folder.path, 'documents.jsonl');
    await writeFile(documents, JSON.stringify({ id: `one ${ESCAPES}`, text: PAGE }));
    const outcome = await verbatim(['analyze', '--jsonl', documents], settings);
    expectHarmless(outcome);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ id: `one ${ESCAPES}` });
  });

  it('the list of what was refused', async () => {
    const broken = join(folder.path, `refused${ESCAPES}.txt`);
    const list = join(folder.path, 'rejects.jsonl');
    await writeFile(broken, ESCAPES);
    await verbatim(['ingest', '--rejects', list, broken], settings);
    const stdout = await readFile(list, 'utf8');
    expectHarmless({ code: 0, stdout, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ file: broken });
  });

  it('what ingest refuses, or a file’s name', async () => {
    const broken = join(folder.path, `broken${ESCAPES}.txt`);
    await writeFile(broken, ESCAPES);
    const outcome = await verbatim(['ingest', page, broken], settings);
    expect(outcome.stderr).toContain('broken');
    expectHarmless(outcome);
    expectHarmless(await verbatim(['ingest', join(folder.path, `none${ESCAPES}`)], settings));
  });

  it('the queue', async () => {
    await verbatim(['ingest', '--queue', page], settings);
    const database = await Database.connect(test.url);
    const dead = `update graphile_worker._private_jobs set attempts = max_attempts, last_error = $1, locked_at = null`;
    await database.query(sql('killJobs', dead), [`It failed ${ESCAPES}.`]);
    await database.close();
    const outcome = await verbatim(['queue', 'list'], settings);
    expect(outcome.stdout).toContain('1 dead');
    expect(outcome.stdout).toContain('It failed');
    expectHarmless(outcome);
  });

  it('the name of a key', async () => {
    const database = await Database.connect(test.url);
    const { id } = await createKey(database, Role.READER);
    await database.query(sql('renameKey', 'update api_key set name = $1'), [`one ${ESCAPES}of many`]);
    await database.close();
    const outcome = await verbatim(['keys', 'list'], settings);
    expect(outcome.stdout).toContain('of many');
    expectHarmless(outcome);
    expectHarmless(await verbatim(['keys', 'revoke', id], settings));
  });
});
