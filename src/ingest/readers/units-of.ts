import { openContent } from './open-content.js';
import { READERS } from './index.js';
import type { Content } from './reader.js';
import { refusedUnit, type Unit } from './unit.js';

/**
 * Cuts a stream into what single articles are read from, by the reader that its content belongs to. What cannot be read
 * on is the last unit.
 */
export async function* unitsOf(
  stream: AsyncIterable<Uint8Array>,
  { charset, options }: Pick<Content, 'charset' | 'options'>,
): AsyncGenerator<Unit> {
  try {
    const content = await openContent(stream);
    const reader = READERS.find((candidate) => candidate.recognizes(content.head));
    if (reader) yield* reader.units({ ...content, charset, options });
  } catch (error) {
    yield refusedUnit(null, error);
  }
}
