import { VerbatimError } from '../../domain/errors.js';
import { USUAL_PAGE_LIMITS, type PageLimits } from '../../domain/page-limits.js';

const MEGABYTE = 1024 * 1024;

/** How many bytes a page may have, unpacked. */
export function largestPageBytes({ megabytes }: PageLimits = USUAL_PAGE_LIMITS): number {
  return megabytes * MEGABYTE;
}

/** @param largest in bytes */
export function tooLarge(largest: number): VerbatimError {
  const megabytes = largest / MEGABYTE;
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
  largest = largestPageBytes(),
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > largest) throw tooLarge(largest);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** @throws VerbatimError PAGE_TOO_LARGE where a page has more comments than one may have */
export function requireFewComments(count: number, { comments }: PageLimits = USUAL_PAGE_LIMITS): void {
  if (count <= comments) return;
  throw new VerbatimError(
    'PAGE_TOO_LARGE',
    `It has more than the ${String(comments)} comments that a page may have.`,
  );
}
