import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { startVerbatim, verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { textPage } from '../support/text-pages.js';

let database: TestDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  [database, folder] = await Promise.all([createTestDatabase(), temporaryFolder()]);
});

afterEach(() => Promise.all([database.drop(), folder.remove()]));

const run = (...args: string[]) => verbatim(args, { DATABASE_URL: database.url });

async function pages(count: number): Promise<string> {
  const path = join(folder.path, 'pages');
  await mkdir(path, { recursive: true });
  for (let i = 0; i < count; i++)
    await writeFile(
      join(path, `${String(i)}.txt`),
      textPage(`Ferry, part ${String(i)}`, `The ferry needs ${String(i + 2)} planks,`),
    );
  return path;
}

/** The number of articles, and the jobs that are left. */
async function counts(): Promise<unknown> {
  const open = await Database.connect(database.url);
  try {
    return await open.query(
      sql(
        'counts',
        `select (select count(*)::integer from article) as articles, (select count(*)::integer from graphile_worker.jobs) as jobs`,
      ),
    );
  } finally {
    await open.close();
  }
}

describe('the queue', () => {
  it('is filled by ingest, and emptied by workers, several at once', async () => {
    const folderOfPages = await pages(12);
    const feed = join(folderOfPages, 'two.jsonl');
    const lines = ['one', 'two'].map((headline) => {
      const articleBody = `“We sail at ${headline},” said Maria Oldfield, a director of the Lantern Trust.`;
      return JSON.stringify({
        headline,
        outlet: 'The Sound',
        datePublished: '2020-05-01T10:00:00Z',
        articleBody,
      });
    });
    await writeFile(feed, lines.join('\n'));
    expect(await run('ingest', '--queue', folderOfPages)).toEqual({
      code: 0,
      stdout: '14 queued, 0 refused\n',
      stderr: '',
    });
    // Once more before anybody has read them: they wait once.
    await run('ingest', '--queue', folderOfPages);
    expect(await counts()).toEqual([{ articles: 0, jobs: 14 }]);

    const workers = await Promise.all([run('worker', '--until-empty'), run('worker', '--until-empty')]);
    expect(workers.map(({ code }) => code)).toEqual([0, 0]);
    const created = workers.map(({ stdout }) =>
      Number(/^(\d+) created, 0 changed, 0 unchanged/.exec(stdout)?.[1]),
    );
    expect(created.reduce((sum, count) => sum + count, 0)).toBe(14);
    expect(await counts()).toEqual([{ articles: 14, jobs: 0 }]);
  });

  it('lists what could not be read with the reason, and tries it again when asked', async () => {
    const page = join(folder.path, 'no-page.txt');
    await writeFile(page, 'Nothing of an article.');
    await run('ingest', '--queue', page);
    expect(await run('worker', '--until-empty')).toMatchObject({
      code: 1,
      stdout: '0 created, 0 changed, 0 unchanged, 1 refused\n',
      stderr: expect.stringMatching(/^Refused: \S+no-page\.txt: PAGE_UNREADABLE: /m),
    });
    const { stdout } = await run('queue', 'list', '--jsonl');
    expect(JSON.parse(stdout)).toMatchObject({
      place: page,
      reason: expect.stringMatching(/^PAGE_UNREADABLE: /),
    });
    expect(await run('queue', 'list')).toMatchObject({
      stdout: expect.stringMatching(/^0 waiting, 0 running, 1 dead\n\S+ \S+no-page\.txt: PAGE_UNREADABLE: /),
    });
    expect(await run('queue', 'retry')).toMatchObject({ stdout: '1 put back on the queue\n' });
    expect(await run('queue', 'list')).toMatchObject({ stdout: '1 waiting, 0 running, 0 dead\n' });
    // Queued again after it died it is one job, not two.
    await run('worker', '--until-empty');
    await run('ingest', '--queue', page);
    expect(await run('queue', 'list')).toMatchObject({ stdout: '1 waiting, 0 running, 0 dead\n' });
  });

  it('is empty before anything was put on it', async () => {
    expect(await run('queue', 'list')).toMatchObject({
      code: 0,
      stdout: '0 waiting, 0 running, 0 dead\n',
    });
  });

  it('keeps what a stopped worker has not read; what it was reading is stored', async () => {
    await run('ingest', '--queue', await pages(40));
    const worker = startVerbatim(['worker'], { DATABASE_URL: database.url });
    await worker.printed(/Working/);
    const { code, stdout } = await worker.end('SIGTERM');
    expect(code).toBe(0);
    const created = Number(/^(\d+) created, 0 changed, 0 unchanged, 0 refused\n$/.exec(stdout)?.[1]);
    expect(await counts()).toEqual([{ articles: created, jobs: 40 - created }]);
  });
});
