import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { ReadOptions } from '../../src/ingest/read-text-page.js';
import { readStream, streamOf } from '../support/read-stream.js';

const FOLDER = fileURLToPath(new URL('pages/', import.meta.url));
const OPTIONS: ReadOptions = { retrievedAt: new Date('2016-06-10T12:00:00Z') };

/** Refusals without their sentences. */
function inShort(documents: readonly Record<string, unknown>[]): unknown[] {
  return documents.map((document) =>
    Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'message')),
  );
}

const cases = (await readdir(FOLDER)).filter((name) => !name.endsWith('.expected.json'));

describe('the readers', () => {
  it.each(cases)('read %s as a person would', async (name) => {
    const expected: unknown = JSON.parse(await readFile(`${FOLDER}${name}.expected.json`, 'utf8'));
    expect(inShort(await readStream(createReadStream(FOLDER + name), OPTIONS))).toEqual(expected);
  });

  it('read the same of a gzipped page, whatever it is called', async () => {
    const page = await readFile(`${FOLDER}stated-in-json-ld.html`);
    expect(await readStream(streamOf(gzipSync(gzipSync(page))))).toEqual(await readStream(streamOf(page)));
  });

  it.each([false, true])('read the pages of a web archive, gzipped: %s', async (gzip) => {
    const html = await readFile(`${FOLDER}wordpress-comments.html`);
    const records = [
      [
        'https://valleycourier.example/a',
        '200 OK',
        'text/html; charset=utf-8',
        html.toString().replace(/<meta property="og:url".*/, ''),
      ],
      ['https://valleycourier.example/b', '404 Not Found', 'text/html', '<p>Gone.</p>'],
      ['https://valleycourier.example/c', '200 OK', 'image/png', 'no page'],
      ['https://valleycourier.example/d', '200 OK', 'text/html', '<html></html>'],
    ].map(([url = '', status = '', type = '', body = '']) =>
      WARCRecord.create(
        {
          url,
          date: '2019-11-05T00:00:00Z',
          type: 'response',
          httpHeaders: { 'Content-Type': type },
          statusline: `HTTP/1.1 ${status}`,
        },
        streamOf(body),
      ),
    );
    const parts: Uint8Array[] = [];
    for (const record of records) parts.push(await WARCSerializer.serialize(record, { gzip }));
    const found = await readStream(streamOf(Buffer.concat(parts)), {});
    expect(found).toMatchObject([
      {
        url: 'https://valleycourier.example/a',
        headline: 'Mill to close after a hundred years',
        authors: ['Hanna Vale'],
      },
      { refused: 'PAGE_UNREADABLE', part: 'https://valleycourier.example/d' },
    ]);
  });
});
