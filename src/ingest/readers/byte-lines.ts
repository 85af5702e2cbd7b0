import { tooLarge } from './limits.js';
import type { VerbatimError } from '../../domain/errors.js';

const NEWLINE = 0x0a;

/**
 * The lines of a stream, each with its number from 1 on, as bytes: a line that is not in the encoding of the others
 * costs itself only. One that is too long comes as the error that it is.
 * @param longest in bytes
 */
export async function* byteLines(
  stream: AsyncIterable<Uint8Array>,
  longest: number,
): AsyncGenerator<{ number: number; bytes: Buffer | VerbatimError }> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const finish = (): Buffer | VerbatimError => {
    const line = length > longest ? tooLarge(longest) : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      yield { number, bytes: finish() };
      number++;
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  if (length > 0) yield { number, bytes: finish() };
}
