import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { linkReplies, type ToldComment } from '../../src/ingest/readers/link-replies.js';
import { readStream, streamOf } from '../support/read-stream.js';

const BODY =
  'Das Café am Fluss schließt im Mai, sagte die Wirtin am Montag. „Es ist genug“, sagte sie den Gästen, die noch kamen.';
const page = (charset: string): string =>
  `<!doctype html><html lang="de"><head><meta charset="${charset}"><title>Café schließt</title><meta property="og:site_name" content="Elbtaler Bote"></head><body><h1>Café schließt</h1><p>${BODY}</p></body></html>`;
const READ = [{ headline: 'Café schließt', paragraphs: [BODY], outlet: 'Elbtaler Bote' }];

/** windows-1252, which Node decodes and does not encode: its marks that Latin-1 lacks. */
function windows1252(text: string): Buffer {
  return Buffer.from(text.replace(/„/g, '\x84').replace(/“/g, '\x93'), 'latin1');
}

function told(id: string, parentId: string | null): ToldComment {
  return { id, parentId, author: 'gull', text: `Comment ${id}.`, printedAge: null, saidAt: null };
}

const refusalOf = async (stream: AsyncIterable<Uint8Array>) => (await readStream(stream))[0];

describe('an encoding', () => {
  it('is read where the page tells it: windows-1252', async () => {
    expect(await readStream(streamOf(windows1252(page('windows-1252'))))).toMatchObject(READ);
  });

  it('is guessed where the page lies: windows-1252 that says UTF-8', async () => {
    expect(await readStream(streamOf(windows1252(page('utf-8'))), {}, 'utf-8')).toMatchObject(READ);
  });

  it('is UTF-8 where the bytes are, whatever page and header say', async () => {
    expect(await readStream(streamOf(page('iso-8859-1')), {}, 'windows-1251')).toMatchObject(READ);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${page('utf-16')}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(page('utf-16'), 'utf16le')],
    ['UTF-16 in the other order', Buffer.from(`\uFEFF${page('utf-16')}`, 'utf16le').swap16()],
  ])('is read as %s', async (_, bytes) => {
    expect(await readStream(streamOf(bytes))).toMatchObject(READ);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'PAGE_UNREADABLE', /empty/],
    ['gzip of nothing', gzipSync(''), 'PAGE_UNREADABLE', /empty/],
    [
      'binary junk',
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)),
      'PAGE_UNREADABLE',
      /binary/,
    ],
    ['gzip cut off', gzipSync(page('utf-8')).subarray(0, 200), 'PAGE_UNREADABLE', /gzip.*corrupt/],
    ['gzip with a changed byte', corrupted(gzipSync(page('utf-8'))), 'PAGE_UNREADABLE', /gzip.*corrupt/],
    [
      'gzip in gzip in gzip',
      gzipSync(gzipSync(gzipSync(page('utf-8')))),
      'PAGE_UNREADABLE',
      /again and again/,
    ],
    [
      'a page without a body',
      Buffer.from('<html><title>A title</title><body></body></html>'),
      'PAGE_UNREADABLE',
      /no body/,
    ],
    [
      'a page that tells no outlet',
      Buffer.from(`<html><title>A title</title><body><h1>A title</h1><p>${BODY}</p></body></html>`),
      'OUTLET_UNKNOWN',
      /--outlet/,
    ],
    [
      'XML of no known kind',
      Buffer.from('<?xml version="1.0"?><inventory><thing/></inventory>'),
      'PAGE_UNREADABLE',
      /XML/,
    ],
    [
      'a feed that is cut off',
      Buffer.from('<?xml version="1.0"?><rss version="2.0"><channel><ti'),
      'PAGE_UNREADABLE',
      /well formed|no feed/,
    ],
  ])('is refused with a reason: %s', async (_, bytes, refused, message) => {
    expect(await refusalOf(streamOf(bytes))).toMatchObject({
      refused,
      message: expect.stringMatching(message),
    });
  });

  it('is a bomb of XML, whose entities are not expanded', async () => {
    const entities = Array.from(
      { length: 12 },
      (_, i) => `<!ENTITY e${String(i + 1)} "${`&e${String(i)};`.repeat(10)}">`,
    );
    const root = (name: string): string =>
      `<?xml version="1.0"?><!DOCTYPE ${name} [<!ENTITY e0 "lol">${entities.join('')}]><${name}>&e12;</${name}>`;
    expect(await refusalOf(streamOf(root('rss')))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('entities'),
    });
    expect(await refusalOf(streamOf(root('lolz')))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('XML'),
    });
  });

  it('is a bomb of gzip: no more is unpacked than a page may have', async () => {
    const bomb = gzipSync(Buffer.alloc(400 * 1024 * 1024, `<p>${BODY}</p>`));
    expect(bomb.length).toBeLessThan(4 * 1024 * 1024);
    const before = process.memoryUsage.rss();
    expect(await refusalOf(streamOf(bomb))).toMatchObject({ refused: 'PAGE_TOO_LARGE' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('is a page of 50 MB', async () => {
    const chunk = Buffer.from(`<p>${BODY}</p>`.repeat(8000));
    const chunks = Array.from({ length: Math.ceil((50 * 1024 * 1024) / chunk.length) }, () => chunk);
    expect(await refusalOf(streamOf('<html><body>', ...chunks))).toMatchObject({ refused: 'PAGE_TOO_LARGE' });
  });

  it('is a page nested ten thousand deep', async () => {
    const deep = `<html><title>Deep</title><body>${'<div>'.repeat(10_000)}<p>${BODY}</p></body></html>`;
    expect(await refusalOf(streamOf(deep))).toMatchObject({ refused: 'PAGE_UNREADABLE' });
  });

  it('is not a page nested as deep as browsers nest', async () => {
    const deep = page('utf-8').replace('<h1>', `${'<div>'.repeat(500)}<h1>`);
    expect(await readStream(streamOf(deep))).toMatchObject(READ);
  });

  it('is an article in JSON whose headline is a name of a name of a name', async () => {
    const name = `${'{"name":'.repeat(50_000)}"Eels"${'}'.repeat(50_000)}`;
    const article = `{"outlet":"The Eel Post","articleBody":"There are more.","headline":${name}}`;
    expect(await refusalOf(streamOf(article))).toMatchObject({
      refused: 'PAGE_UNREADABLE',
      message: expect.stringContaining('no headline'),
    });
  });

  it('is one line of many: the others are read', async () => {
    const article = JSON.stringify({
      headline: 'Eels counted',
      outlet: 'The Ledger',
      articleBody: 'There are more.',
    });
    const lines = [
      `${article}\n`,
      '{"headline": \n',
      Buffer.from([0xff, 0xfe, 0xff, 0x0a]),
      '[1]\n',
      '{}\n',
      '\n',
      article,
    ];
    expect(await readStream(streamOf(...lines))).toMatchObject([
      { headline: 'Eels counted' },
      { refused: 'PAGE_UNREADABLE', part: 'line 2' },
      { refused: 'PAGE_UNREADABLE', part: 'line 3' },
      { refused: 'PAGE_UNREADABLE', part: 'line 4' },
      { refused: 'PAGE_UNREADABLE', part: 'line 5' },
      { headline: 'Eels counted' },
    ]);
  });
});

/** The same bytes but for one in the middle. */
function corrupted(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 0xff;
  return changed;
}

describe('replies', () => {
  const shape = (comments: readonly ToldComment[]) =>
    linkReplies(comments).map(({ id, parent }) => [id, parent]);

  it('follow what they reply to, though that was told later', () => {
    expect(shape([told('c', 'b'), told('b', 'a'), told('x', null), told('a', null)])).toEqual([
      ['x', null],
      ['a', null],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('to a comment that never comes are roots', () => {
    expect(shape([told('a', 'gone'), told('b', 'a')])).toEqual([
      ['a', null],
      ['b', 0],
    ]);
  });

  it('in a circle have the first that was told as their root', () => {
    expect(shape([told('a', 'c'), told('b', 'a'), told('c', 'b'), told('d', 'd'), told('e', 'c')])).toEqual([
      ['a', null],
      ['b', 0],
      ['c', 1],
      ['e', 2],
      ['d', null],
    ]);
  });

  it('are linked however many there are: a hundred thousand, each to the one told after it', () => {
    const comments = Array.from({ length: 100_000 }, (_, i) =>
      told(String(i), i === 99_999 ? null : String(i + 1)),
    );
    expect(linkReplies(comments).at(-1)).toMatchObject({ id: '0', parent: 99_998 });
  });

  it('to one comment are all read: a hundred and fifty thousand, told by JSON, and by a page', async () => {
    const replies = Array.from({ length: 150_000 }, () => ({
      '@type': 'Comment',
      author: 'gull',
      text: 'Yes.',
    }));
    const comment = { '@type': 'Comment', author: 'tern', text: 'Is it so?' };
    const thread = { headline: 'Eels', outlet: 'The Eel Post', comments: [{ ...comment, replies }] };
    const article = { '@type': 'NewsArticle', headline: 'Eels', comment: { ...comment, comment: replies } };
    const data = `<script type="application/ld+json">${JSON.stringify(article)}</script></head>`;
    const [told] = await readStream(streamOf(JSON.stringify(thread)));
    expect(told?.['comments']).toHaveLength(150_001);
    const [printed] = await readStream(streamOf(page('utf-8').replace('</head>', data)));
    expect(printed?.['comments']).toHaveLength(150_001);
  });

  it('of a hundred thousand comments under one page are all read', async () => {
    const item = (i: number): string =>
      `<li id="comment-${String(i)}" class="comment"><b class="fn">gull ${String(i)}</b><div class="comment-content"><p>Number ${String(i)}.</p></div>`;
    const items = Array.from(
      { length: 50_000 },
      (_, i) => `${item(2 * i)}<ol class="children">${item(2 * i + 1)}</li></ol></li>`,
    );
    const [read] = await readStream(
      streamOf(page('utf-8').replace('</body>', `<ol class="comment-list">${items.join('')}</ol></body>`)),
    );
    expect(read).toMatchObject(READ[0] ?? {});
    const comments = read?.['comments'] as { id: string; parentId: string | null }[];
    expect(comments).toHaveLength(100_000);
    expect(comments[99_999]).toMatchObject({
      id: '99999',
      parentId: '99998',
      author: 'gull 99999',
      text: 'Number 99999.',
    });
  }, 400_000);
});
