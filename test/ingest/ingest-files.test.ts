import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ingestFiles } from '../../src/ingest/ingest-files.js';
import { startApi, type Api } from '../support/api.js';
import { recordSql } from '../support/sql-count.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const PAGES = 30;

let api: Api;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeEach(async () => {
  [api, folder] = await Promise.all([startApi(), temporaryFolder()]);
});

afterEach(() => Promise.all([api.close(), folder.remove()]));

/** Articles as JSON Lines, and among them a line that is none. */
async function writePages(): Promise<string> {
  const lines = Array.from({ length: PAGES }, (_, i) =>
    JSON.stringify({
      url: `https://harbour.example/${String(i)}`,
      headline: `Gate ${String(i)} is shut`,
      outlet: 'The Harbour Sheet',
      articleBody: `“Gate ${String(i)} is shut,” said Ana Ruiz. “It was shut in May.”`,
    }),
  );
  const file = join(folder.path, 'pages.jsonl');
  await writeFile(file, [...lines.slice(0, 20), '{ "headline": ', ...lines.slice(20)].join('\n'));
  return file;
}

describe('ingestFiles', () => {
  it('analyses an article while the database has another, also where there is one core', async () => {
    const file = await writePages();
    const options = { databaseUrl: api.databaseUrl, threads: 1 };
    const { result, names } = await recordSql(() =>
      ingestFiles(api.database, [file], options, {}, new AbortController().signal),
    );
    expect(result).toEqual({ counts: { created: PAGES, changed: 0, unchanged: 0 }, refused: 1 });
    const transactions = names.filter((name) => name === 'begin' || name === 'commit').join(' ');
    expect(transactions).toMatch(/^(begin commit ){12}/);
    expect(transactions).toContain('begin begin');
  });

  it('takes one page after the other where it is to do everything in one thread', async () => {
    const file = await writePages();
    const { result, names } = await recordSql(() =>
      ingestFiles(api.database, [file], {}, {}, new AbortController().signal),
    );
    expect(result.counts.created).toBe(PAGES);
    expect(names.filter((name) => name === 'begin' || name === 'commit').join(' ')).not.toContain(
      'begin begin',
    );
  });
});
