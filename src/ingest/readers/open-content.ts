import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { VerbatimError } from '../../domain/errors.js';
import { decodeText } from './decode-text.js';

const HEAD_BYTES = 64 * 1024;
/** What is gzipped twice is unpacked twice; more is no way to keep a page. */
const MOST_LAYERS = 2;

/** Takes the first bytes of a stream, and gives a stream of all of it. */
async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: Buffer; rest: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  let isDone = false;
  while (length < HEAD_BYTES && !isDone) {
    const next = await iterator.next();
    if (next.done === true) isDone = true;
    else {
      taken.push(next.value);
      length += next.value.length;
    }
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      yield* taken;
      if (!isDone) yield* { [Symbol.asyncIterator]: () => iterator };
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(taken).subarray(0, HEAD_BYTES), rest: all() };
}

async function* gunzip(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false });
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  source.pipe(unpacked);
  try {
    yield* unpacked as AsyncIterable<Uint8Array>;
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw new VerbatimError('PAGE_UNREADABLE', 'The gzip data are corrupt.', { cause });
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

/** The text that a file begins with; a character that its end cuts in two is left out. */
function textOf(head: Buffer): string {
  let end = head.length;
  while (head.length === HEAD_BYTES && end > 0 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  if (head.length === HEAD_BYTES && ((head[end - 1] ?? 0) & 0xc0) === 0xc0) end--;
  return decodeText(head.subarray(0, end));
}

/**
 * Unpacks a stream as far as it is gzipped, and looks at its beginning.
 * @throws VerbatimError PAGE_UNREADABLE for an empty file, one that is no text, corrupt gzip
 */
export async function openContent(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: string; bytes: AsyncIterable<Uint8Array> }> {
  let peeked = await peek(bytes);
  for (let layer = 0; peeked.head[0] === 0x1f && peeked.head[1] === 0x8b; layer++) {
    if (layer === MOST_LAYERS) throw new VerbatimError('PAGE_UNREADABLE', 'It is packed again and again.');
    peeked = await peek(gunzip(peeked.rest));
  }
  if (peeked.head.length === 0)
    throw new VerbatimError('PAGE_UNREADABLE', 'This is no article page: it is empty.');
  return { head: textOf(peeked.head), bytes: peeked.rest };
}
