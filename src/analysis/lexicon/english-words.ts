import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsFunction } from 'wink-nlp';
import { remembered } from './remembered.js';

/** Reads single words only. wink-nlp numbers the words of its lexicon first, and any other word after them. */
const nlp = winkNLP(model, []);

function numberOf(word: string): number | undefined {
  const tokens = nlp.readDoc(word).tokens();
  // wink-nlp takes these functions as values; they use no `this`.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const [number, ...others] = tokens.out(nlp.its.uniqueId as ItsFunction<number>).map(Number);
  return others.length > 0 ? undefined : number;
}

/** No word: the first that the lexicon has not. */
const FIRST_UNKNOWN = numberOf('qxzzqj') ?? 0;

/**
 * True for the 87,000 words of everyday English: 'footage', 'marsh', 'drifters'. Some names of countries are among
 * them, so that it is no proof of not being a name.
 * Origin: the lexicon of the npm package wink-eng-lite-web-model (MIT).
 * @param word lower case
 */
export const isEnglishWord = remembered(
  (word: string): boolean => (numberOf(word) ?? FIRST_UNKNOWN) < FIRST_UNKNOWN,
);
