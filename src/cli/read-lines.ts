import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8, as JSON Lines has them: at '\n' alone. `node:readline` also breaks at U+2028, which
 * may stand inside a JSON string.
 */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
