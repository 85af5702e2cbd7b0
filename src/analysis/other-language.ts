import { eld } from 'eld/extrasmall';
import { ENGLISH_FUNCTION_WORDS } from './lexicon/english-function-words.js';
import { wordsOf } from './plain-words.js';

/** So much of a text tells its language, in UTF-16 code units. */
const SAMPLE = 4000;
/** Fewer words tell nothing: a list of names is in no language. */
const LEAST_WORDS = 25;
const LEAST_LETTERS = 15;
/** In English a quarter of the words are of the list; in other languages hardly any. */
const LEAST_SHARE = 0.08;
const WORD = /\p{L}+/gu;
const PLAIN_WORD = /[A-Za-z]+/g;
const OTHER_LETTERS = /[^\P{L}\p{Script=Latin}]/gu;

/** So much of it is enough where twice as many words as needed are English ones. */
const SHORT_SAMPLE = 250;

const LONGEST_FUNCTION_WORD = Math.max(...[...ENGLISH_FUNCTION_WORDS].map(({ length }) => length));

function isFunctionWord(word: string): boolean {
  return word.length <= LONGEST_FUNCTION_WORD && ENGLISH_FUNCTION_WORDS.has(word.toLowerCase());
}

function shareOfEnglish(words: readonly string[]): number {
  return words.filter(isFunctionWord).length / words.length;
}

/** True for a text that is surely in another language than English, whose rules would invent speakers there. */
export function isInOtherLanguage(text: string): boolean {
  const opening = wordsOf(text.slice(0, SHORT_SAMPLE), WORD, PLAIN_WORD);
  if (opening.length >= LEAST_WORDS && shareOfEnglish(opening) >= 2 * LEAST_SHARE) return false;
  const sample = text.slice(0, SAMPLE);
  const words = wordsOf(sample, WORD, PLAIN_WORD);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const others = sample.match(OTHER_LETTERS)?.length ?? 0;
  if (letters >= LEAST_LETTERS && others > letters / 2) return true;
  if (words.length < LEAST_WORDS) return false;
  if (shareOfEnglish(words) >= LEAST_SHARE) return false;
  const { language } = eld.detect(sample);
  return language !== '' && language !== 'en';
}
