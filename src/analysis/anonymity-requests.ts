import { exactWords, type TextSpan } from '../domain/text-span.js';
import { ANONYMITY_REQUESTS, SELF_EXPLAINING_REQUESTS } from './lexicon/anonymity.js';

/** Where a text tells that a source asked not to be named. */
export interface AnonymityRequest extends TextSpan {
  /** True where the words are the reason as well: 'not authorised to speak'. */
  readonly isOwnReason: boolean;
}

function placesOf(pattern: RegExp, words: string, from: number, isOwnReason: boolean): AnonymityRequest[] {
  return [...words.matchAll(pattern)].map(({ 0: match, index }) => {
    const start = from + index;
    return { start, end: start + match.length, isOwnReason };
  });
}

/** Where a sentence tells that a source asked not to be named. A line may be broken inside the words. */
export function anonymityRequestsIn(text: string, sentence: TextSpan): AnonymityRequest[] {
  const words = exactWords(text, sentence).replace(/[^\S ]/gu, ' ');
  return [
    ...placesOf(ANONYMITY_REQUESTS, words, sentence.start, false),
    ...placesOf(SELF_EXPLAINING_REQUESTS, words, sentence.start, true),
  ];
}
