import type { Readable } from 'node:stream';

/**
 * The lines of a stream of UTF-8, as JSON Lines has them: at '\n' alone. `node:readline` also breaks at U+2028, which
 * may stand inside a JSON string. A byte order mark is put aside.
 * @throws TypeError where the bytes are not UTF-8
 */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
