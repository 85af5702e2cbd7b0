import { hash } from 'node:crypto';
import { MinHash } from 'bloom-filters';
import { BANDS, SIGNATURE_LENGTH, type TextFingerprint } from '../store/article-copies.js';

/** What is shorter is alike by chance: a line of results, a caption. */
const FEWEST_WORDS = 40;
/** Words in a row that are compared as one: one word exchanged changes three of them. */
const WORDS_TOGETHER = 3;
const WORD = /[\p{L}\p{N}]+/gu;

/** The largest prime below 2 ** 26: a product of two numbers below it is exact. */
const PRIME = 67_108_859;
const BITS = 2 ** 26 - 1;

function hashOf(text: string): number {
  return hash('sha1', text, 'buffer').readUInt32BE(0) & BITS;
}

/** The same in every process and in every version: what is stored is compared with what comes. */
const FUNCTIONS = Array.from({ length: SIGNATURE_LENGTH }, (_, i) => ({
  a: (hashOf(`factor ${String(i)}`) % (PRIME - 1)) + 1,
  b: hashOf(`summand ${String(i)}`) % PRIME,
  c: PRIME,
}));

function shingles(text: string): Set<number> {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (words.length < FEWEST_WORDS) return new Set();
  const runs = words.slice(WORDS_TOGETHER - 1).map((_, i) => words.slice(i, i + WORDS_TOGETHER).join(' '));
  return new Set(runs.map(hashOf));
}

/**
 * What a text is compared with others by: the MinHash of its runs of three words, letters and digits alone.
 * Method: A. Broder, On the resemblance and containment of documents, 1997; bands as in Leskovec, Rajaraman, Ullman,
 * Mining of Massive Datasets, chapter 3.
 * @returns null for a text of few words
 */
export function textFingerprint(text: string): TextFingerprint | null {
  const found = shingles(text);
  if (found.size === 0) return null;
  const sketch = new MinHash(SIGNATURE_LENGTH, FUNCTIONS);
  sketch.bulkLoad([...found]);
  const signature = sketch._signature;
  const rows = SIGNATURE_LENGTH / BANDS;
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const stretch = signature.slice(band * rows, (band + 1) * rows);
    return hash('sha1', [band, ...stretch].join(' '), 'buffer')
      .readBigInt64BE(0)
      .toString();
  });
  return { signature, bands };
}
