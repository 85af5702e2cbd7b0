import { readFile } from 'node:fs/promises';
import { VerbatimError } from '../domain/errors.js';
import type { Page } from './page.js';
import { readTextPage, type ReadOptions } from './read-text-page.js';

/** Bytes that are not UTF-8 are no text: better refused than stored garbled. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new VerbatimError('PAGE_UNREADABLE', 'It is not a text in UTF-8.', { cause });
  }
}

/** @throws VerbatimError PAGE_UNREADABLE, OUTLET_UNKNOWN */
export async function readPageFile(file: string, options: ReadOptions): Promise<Page> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new VerbatimError('PAGE_UNREADABLE', 'The file cannot be read.', { cause });
  });
  return readTextPage(decode(bytes), options);
}
