import { brotliDecompressSync } from 'node:zlib';
import type { WARCRecord } from 'warcio';
import { VerbatimError } from '../../domain/errors.js';
import { collect, largestPageBytes } from './limits.js';
import type { ReadOptions } from '../read-text-page.js';
import type { Reader } from './reader.js';
import { refusedUnit, type Unit } from './unit.js';

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml)/i;

/** The page's bytes; warcio undoes chunks and gzip, as it comes to them. */
async function payloadOf(record: WARCRecord, largest: number): Promise<Buffer> {
  const encoding = record.httpHeaders?.headers.get('content-encoding') ?? '';
  if (!/^br$/i.test(encoding)) return collect(record, largest);
  try {
    return brotliDecompressSync(await collect(record.reader as AsyncIterable<Uint8Array>, largest), {
      maxOutputLength: largest,
    });
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw new VerbatimError('PAGE_UNREADABLE', 'Its Brotli data are corrupt, or too long.', { cause });
  }
}

function isPage(record: WARCRecord): boolean {
  const type = record.httpHeaders?.headers.get('content-type') ?? '';
  return (
    record.warcType === 'response' && Number(record.httpHeaders?.statusCode) === 200 && HTML_TYPE.test(type)
  );
}

async function unitOf(record: WARCRecord, part: string, options: ReadOptions): Promise<Unit> {
  const url = record.warcTargetURI ?? undefined;
  const date = new Date(record.warcDate ?? '');
  const charset =
    /charset=["']?([\w-]+)/i.exec(record.httpHeaders?.headers.get('content-type') ?? '')?.[1] ?? null;
  const known = {
    ...(url === undefined ? {} : { url }),
    ...(Number.isNaN(date.getTime()) ? {} : { retrievedAt: date }),
  };
  try {
    const bytes = await payloadOf(record, largestPageBytes(options.limits));
    return { part, kind: 'page', bytes, charset, options: { ...known, ...options } };
  } catch (error) {
    return refusedUnit(part, error instanceof VerbatimError ? error : corrupt(error));
  }
}

function corrupt(cause: unknown): VerbatimError {
  return new VerbatimError('PAGE_UNREADABLE', 'The web archive is corrupt here.', { cause });
}

/** A web archive, as CC-NEWS and crawlers ship them: its HTML pages that were answered with 200. */
export const webArchive: Reader = {
  name: 'web archive (WARC)',
  recognizes: (head) => /^\s*WARC\/\d/.test(head),
  async *units({ bytes, options }) {
    // Loaded when needed, as other readers' parsers: the sample archive is of text pages.
    const { WARCParser } = await import('warcio');
    for await (const record of WARCParser.iterRecords(bytes)) {
      if (!isPage(record)) continue;
      yield await unitOf(record, record.warcTargetURI ?? `record at ${String(record._offset ?? 0)}`, options);
    }
  },
};
