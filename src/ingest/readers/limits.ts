import { VerbatimError } from '../../domain/errors.js';

/** No article's page is longer, unpacked: what is has been made to be, or is no page. */
export const LARGEST_PAGE_BYTES = 32 * 1024 * 1024;

export function tooLarge(): VerbatimError {
  const megabytes = LARGEST_PAGE_BYTES / 1024 / 1024;
  return new VerbatimError(
    'PAGE_TOO_LARGE',
    `It is longer than the ${String(megabytes)} MB that a page may have.`,
  );
}

/**
 * All of a stream's bytes.
 * @throws VerbatimError PAGE_TOO_LARGE as soon as there are too many, so that what unpacks without end is let go
 */
export async function collect(
  stream: AsyncIterable<Uint8Array>,
  largest = LARGEST_PAGE_BYTES,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > largest) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
