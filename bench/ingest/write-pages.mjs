import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Random } from '../archive/random.mjs';
import { PageInventor } from './invent-page.mjs';

/**
 * Invents articles into a file of JSON Lines, the same for the same seed.
 * @returns how many words one has
 */
export async function writePages(file, count, seed) {
  const inventor = new PageInventor(new Random(seed));
  const out = createWriteStream(file);
  let words = 0;
  for (let i = 0; i < count; i++) {
    const page = inventor.invent(i);
    words += page.articleBody.split(/\s+/).length;
    if (!out.write(`${JSON.stringify(page)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return words / count;
}
