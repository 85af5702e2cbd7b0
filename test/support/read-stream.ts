import { pageDocument } from '../../src/cli/read-pages.js';
import { VerbatimError } from '../../src/domain/errors.js';
import type { ReadOptions } from '../../src/ingest/read-text-page.js';
import { readUnit } from '../../src/ingest/readers/read-unit.js';
import { unitsOf } from '../../src/ingest/readers/units-of.js';

/** A stream of one chunk, or of several. */
export async function* streamOf(...chunks: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks)
    yield await Promise.resolve(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
}

/** What is read of a stream: a document for each page as `verbatim read` prints it, the code of each refusal. */
export async function readStream(
  stream: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
  charset: string | null = null,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for await (const unit of unitsOf(stream, { charset, options })) {
    try {
      const document = pageDocument('file', await readUnit(unit));
      found.push(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    } catch (error) {
      if (!(error instanceof VerbatimError)) throw error;
      found.push({ refused: error.code, part: unit.part, message: error.message });
    }
  }
  return found;
}
