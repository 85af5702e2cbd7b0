import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { textPage } from '../support/text-pages.js';

let database: TestDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
  await mkdir(join(folder.path, 'deep', 'down'), { recursive: true });
  await writeFile(join(folder.path, 'a.txt'), textPage('Ferry plan divides the harbour'));
  await writeFile(
    join(folder.path, 'deep', 'down', 'b.txt'),
    textPage('Harbour agrees on ferry plan', 'We agree on every point,'),
  );
  await writeFile(join(folder.path, 'deep', 'notes.md'), 'not a page');
});

afterAll(() => Promise.all([database.drop(), folder.remove()]));

const ingest = (...args: string[]) => verbatim(['ingest', ...args], { DATABASE_URL: database.url });

describe('verbatim ingest', () => {
  it('reads every page of a folder, and reads it again without a change', async () => {
    expect(await ingest(folder.path)).toEqual({
      code: 0,
      stdout: '2 created, 0 changed, 0 unchanged, 0 refused\n',
      stderr: '',
    });
    expect(await ingest(folder.path)).toMatchObject({
      code: 0,
      stdout: '0 created, 0 changed, 2 unchanged, 0 refused\n',
    });
  });

  it('refuses what is no page, naming it and why, and reads the rest', async () => {
    const empty = join(folder.path, 'empty\u001b[31m.text');
    const binary = join(folder.path, 'binary.text');
    const good = join(folder.path, 'good.text');
    await writeFile(empty, '');
    await writeFile(binary, Buffer.from([0x00, 0x01, 0x02, 0x00, 0xff, 0x00]));
    await writeFile(good, textPage('A third article', 'Nobody asked the fishermen,'));
    const { code, stdout, stderr } = await ingest(empty, binary, good);
    expect(stdout).toBe('1 created, 0 changed, 0 unchanged, 2 refused\n');
    expect(stderr).toMatch(
      /^Refused \S+\/empty\.text: PAGE_UNREADABLE: [^\n]+\nRefused \S+\/binary\.text: PAGE_UNREADABLE: [^\n]*binary[^\n]*\n$/,
    );
    expect(code).toBe(1);
  });

  it('takes the outlet of a page that does not tell its own', async () => {
    const page = join(folder.path, 'no-outlet.text');
    await writeFile(
      page,
      textPage('A fourth article', 'The quay needs new stones,').replace(/Published.*\n/, ''),
    );
    expect(await ingest(page)).toMatchObject({ code: 1, stderr: expect.stringContaining('OUTLET_UNKNOWN') });
    expect(await ingest('--outlet', 'The Harbour Ledger', page)).toMatchObject({ code: 0, stderr: '' });
  });

  it('refuses a file that is not there, and reads the rest', async () => {
    const page = join(folder.path, 'a.txt');
    const { code, stdout, stderr } = await ingest(join(folder.path, 'missing.txt'), page);
    expect(stdout).toBe('0 created, 0 changed, 1 unchanged, 1 refused\n');
    expect(stderr).toMatch(/^Refused [^\n]+missing\.txt: PAGE_UNREADABLE: [^\n]*ENOENT[^\n]*\n$/);
    expect(code).toBe(1);
  });

  it('follows links inside a folder, but in no circle', async () => {
    const linked = join(folder.path, 'linked');
    await mkdir(linked);
    await writeFile(join(linked, 'UPPER.TXT'), textPage('A fifth article', 'The pier is long enough,'));
    await symlink(join(folder.path, 'a.txt'), join(linked, 'a.txt'));
    await symlink(linked, join(linked, 'circle'));
    expect(await ingest(linked)).toMatchObject({
      code: 0,
      stdout: '1 created, 0 changed, 1 unchanged, 0 refused\n',
    });
  });

  it('reads many pages in threads, each once, and lists what it cannot read', async () => {
    const many = join(folder.path, 'many');
    const rejects = join(folder.path, 'rejects.jsonl');
    await mkdir(many);
    const lines = Array.from({ length: 40 }, (_, i) => {
      const articleBody = `“The quay needs ${String(i + 2)} stones,” said Tobias Renner, a director of the Lantern Trust.`;
      return JSON.stringify({ headline: `Quay ${String(i)}`, outlet: 'The Harbour Ledger', articleBody });
    });
    await writeFile(
      join(many, 'articles.jsonl'),
      [...lines, '{"headline": "No body"}', ...lines.slice(0, 3)].join('\n'),
    );
    expect(await ingest('--rejects', rejects, many)).toEqual({
      code: 1,
      stdout: '40 created, 0 changed, 3 unchanged, 1 refused\n',
      // Every ten seconds it tells how far it is.
      stderr: expect.stringMatching(/^(Reading: [^\n]+\n)*$/),
    });
    expect(JSON.parse(await readFile(rejects, 'utf8'))).toMatchObject({
      part: 'line 41',
      code: 'PAGE_UNREADABLE',
    });
    expect(await ingest(many)).toMatchObject({ stdout: '0 created, 0 changed, 43 unchanged, 1 refused\n' });
  });

  it('refuses in threads what takes longer than a page may, and ends', async () => {
    const slow = join(folder.path, 'slow.jsonl');
    const lines = Array.from({ length: 14 }, (_, i) => {
      const articleBody = `“The weir needs ${String(i + 2)} gates,” said Tobias Renner, a director of the Lantern Trust.`;
      return JSON.stringify({ headline: `Weir ${String(i)}`, outlet: 'The Harbour Ledger', articleBody });
    });
    await writeFile(slow, lines.join('\n'));
    const environment = { DATABASE_URL: database.url, PAGE_TIMEOUT_MS: '1' };
    const { code, stdout, stderr } = await verbatim(['ingest', slow], environment);
    expect([code, stdout]).toEqual([1, '12 created, 0 changed, 0 unchanged, 2 refused\n']);
    expect(stderr).toContain('(line 14): PAGE_TOO_SLOW: It took longer than the 0.001 s');
    expect(await ingest(slow)).toMatchObject({ stdout: '2 created, 0 changed, 12 unchanged, 0 refused\n' });
  });

  it('says that a folder holds no page', async () => {
    const empty = join(folder.path, 'empty');
    await mkdir(empty);
    const { code, stderr } = await ingest(empty);
    expect(stderr).toMatch(/^PAGE_UNREADABLE: There is no file to read in [^\n]+empty\.\n$/);
    expect(code).toBe(1);
  });
});
