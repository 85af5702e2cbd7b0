import { detect } from 'tinyld/light';
import { ENGLISH_FUNCTION_WORDS } from './lexicon/english-function-words.js';

/** So much of a text tells its language, in UTF-16 code units. */
const SAMPLE = 4000;
/** Fewer words tell nothing: a list of names is in no language. */
const LEAST_WORDS = 25;
const LEAST_LETTERS = 15;
/** In English a quarter of the words are of the list; in other languages hardly any. */
const LEAST_SHARE = 0.08;
const WORD = /\p{L}+/gu;
const LATIN = /\p{Script=Latin}/gu;

/** True for a text that is surely in another language than English, whose rules would invent speakers there. */
export function isInOtherLanguage(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const words = sample.match(WORD) ?? [];
  const letters = words.join('');
  const latin = letters.match(LATIN)?.length ?? 0;
  if (letters.length >= LEAST_LETTERS && latin < letters.length / 2) return true;
  if (words.length < LEAST_WORDS) return false;
  const english = words.filter((word) => ENGLISH_FUNCTION_WORDS.has(word.toLowerCase())).length;
  if (english >= words.length * LEAST_SHARE) return false;
  const language = detect(sample);
  return language !== '' && language !== 'en';
}
