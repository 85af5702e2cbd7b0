import { hash } from 'node:crypto';
import { MinHash } from 'bloom-filters';
import { BANDS, SIGNATURE_LENGTH, type TextFingerprint } from '../store/article-copies.js';

/** What is shorter is alike by chance: a line of results, a caption. */
const FEWEST_WORDS = 40;
const WORD = /[\p{L}\p{N}]+/gu;

/** The largest prime below 2 ** 26: a product of two numbers below it is exact. */
const PRIME = 67_108_859;
const BITS = 2 ** 26 - 1;

/**
 * The first 32 bits of the hash, of which the last 26 are kept. As characters of a byte each, which costs a third of a
 * buffer and two thirds of hexadecimal digits.
 */
function hashOf(text: string): number {
  const bytes = hash('sha1', text, 'binary');
  const [first, second] = [bytes.charCodeAt(0), bytes.charCodeAt(1)];
  return ((first << 24) | (second << 16) | (bytes.charCodeAt(2) << 8) | bytes.charCodeAt(3)) & BITS;
}

/** The same in every process and in every version: what is stored is compared with what comes. */
export const HASH_FUNCTIONS = Array.from({ length: SIGNATURE_LENGTH }, (_, i) => ({
  a: (hashOf(`factor ${String(i)}`) % (PRIME - 1)) + 1,
  b: hashOf(`summand ${String(i)}`) % PRIME,
  c: PRIME,
}));

/** Four bits, as PostgreSQL reads them. */
const NIBBLES = Array.from({ length: 16 }, (_, bits) => bits.toString(2).padStart(4, '0'));

/** Three words in a row are compared as one: one word exchanged changes three of them. */
function shingles(text: string): Set<number> {
  const words = text.toLowerCase().match(WORD) ?? [];
  const found = new Set<number>();
  if (words.length < FEWEST_WORDS) return found;
  const [before = '', last = ''] = words;
  let two = `${before} ${last}`;
  let one = last;
  for (const word of words.slice(2)) {
    found.add(hashOf(`${two} ${word}`));
    two = `${one} ${word}`;
    one = word;
  }
  return found;
}

/**
 * The library's sketch, five times as fast: its `%` of numbers that are no small integers, and a list of hashes for each
 * function, cost a fifth of an article's analysis. The quotient is below 2 ** 26, so that rounding never lifts it to the
 * next integer: the remainder is exact.
 */
export class TextSketch extends MinHash {
  override bulkLoad(values: number[]): void {
    const loaded = new Float64Array(values);
    this._hashFunctions.forEach(({ a, b, c }, place) => {
      let least = this._signature[place] ?? Infinity;
      // Counted: a `for … of` over the array takes seven times as long.
      for (let i = 0; i < loaded.length; i++) {
        const product = a * (loaded[i] ?? 0) + b;
        const remainder = product - Math.floor(product / c) * c;
        if (remainder < least) least = remainder;
      }
      this._signature[place] = least;
    });
  }
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
  const sketch = new TextSketch(SIGNATURE_LENGTH, HASH_FUNCTIONS);
  sketch.bulkLoad([...found]);
  const signature = sketch._signature;
  const rows = SIGNATURE_LENGTH / BANDS;
  const bands = Array.from({ length: BANDS }, (_, band) => {
    const stretch = signature.slice(band * rows, (band + 1) * rows);
    const digits = hash('sha1', [band, ...stretch].join(' '), 'hex').slice(0, 16);
    return BigInt.asIntN(64, BigInt(`0x${digits}`)).toString();
  });
  return { signature, bands, sketch: signature.map((place) => NIBBLES[place & 15]).join('') };
}
