import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { textPage } from '../support/text-pages.js';

const PAGES = fileURLToPath(new URL('../ingest/pages/', import.meta.url));
let folder: Awaited<ReturnType<typeof temporaryFolder>>;

beforeAll(async () => {
  folder = await temporaryFolder();
  const html = await readFile(join(PAGES, 'wordpress-comments.html'));
  await mkdir(join(folder.path, 'mill_files'));
  await writeFile(join(folder.path, 'mill.html'), html);
  await writeFile(join(folder.path, 'mill_files', 'frame.html'), html);
  await writeFile(join(folder.path, 'feed.dat.gz'), gzipSync(await readFile(join(PAGES, 'full-feed.rss'))));
  await writeFile(join(folder.path, 'style.css'), 'p { margin: 0 }');
  await writeFile(join(folder.path, 'text.page'), textPage('Ferry plan divides the harbour'));
  await writeFile(join(folder.path, 'zero.html'), '');
});

afterAll(() => Promise.all([folder.remove(), rm(`${folder.path}.rejects`, { force: true })]));

function headlines(stdout: string): unknown[] {
  const lines = stdout.split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { headline: unknown }).headline);
}

describe('verbatim read', () => {
  it('reads a folder by the content of its files, tells what it cannot read, and goes on', async () => {
    const rejects = `${folder.path}.rejects`;
    const { code, stdout, stderr } = await verbatim(['read', '--jsonl', '--rejects', rejects, folder.path]);
    expect(headlines(stdout)).toEqual([
      'Gulls & terns return',
      'Quay closed',
      'Mill to close after a hundred years',
      'Ferry plan divides the harbour',
    ]);
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(JSON.parse(await readFile(rejects, 'utf8'))).toEqual({
      file: join(folder.path, 'zero.html'),
      code: 'PAGE_UNREADABLE',
      message: expect.stringContaining('empty'),
    });
  });

  it('reads a pattern, and standard input', async () => {
    const matched = await verbatim(['read', '--jsonl', join(folder.path, '*.page')]);
    expect(headlines(matched.stdout)).toEqual(['Ferry plan divides the harbour']);
    const piped = await verbatim(['read', '--jsonl', '-'], {}, textPage('From a pipe'));
    expect(piped).toMatchObject({ code: 0, stderr: '' });
    expect(headlines(piped.stdout)).toEqual(['From a pipe']);
  });

  it('shows a person the page without control characters', async () => {
    const page = textPage('Ferry plan \u001b[31mdivides the harbour');
    const { stdout } = await verbatim(['read', '-'], {}, page);
    expect(stdout).toMatch(
      /^== -\n\nFerry plan divides the harbour\n\nThe Harbour Ledger \| Maria Oldfield \| 2020-05-01/,
    );
  });

  it('reads no address inside a private network', async () => {
    const { code, stderr } = await verbatim(['read', 'http://127.0.0.1:8080/page']);
    expect(stderr).toMatch(/^Refused http:\S+: FETCH_FORBIDDEN: [^\n]*--allow-private-addresses[^\n]*\n$/);
    expect(code).toBe(1);
  });

  const heading = '<title>Eels counted</title><h1>Eels counted</h1><p>There are more eels than in May.</p>';
  const nested = `${heading}${'<div>'.repeat(1_000_000)}`;
  // Old parsers of HTML nest what others do not: a form in a form.
  it.each([
    ['a page', `<html>${nested}`],
    ['a page of forms', `<html>${heading}${'<form>'.repeat(1_000_000)}`],
    ['a page of drawings that are left open', `<html>${heading}${'<b><svg></b>'.repeat(600_000)}`],
    ['the body of an article in JSON', JSON.stringify({ headline: 'Eels counted', articleBody: nested })],
    [
      'the body of an article in a feed',
      `<rss version="2.0"><channel><item><title>Eels counted</title><description><![CDATA[${nested}]]></description></item></channel></rss>`,
    ],
  ])('comes to an end with what is nested without end: %s', async (_, input) => {
    const { code, stderr } = await verbatim(['read', '--outlet', 'The Eel Post', '-'], {}, input);
    expect(stderr).toMatch(/^Refused [^\n]*: PAGE_UNREADABLE: [^\n]* nested too deep/);
    expect(code).toBe(1);
  });
});
