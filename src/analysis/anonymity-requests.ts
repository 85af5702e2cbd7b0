import { exactWords, type TextSpan } from '../domain/text-span.js';
import { ANONYMITY_REQUESTS } from './lexicon/anonymity.js';

/** Where a sentence tells that a source asked not to be named. A line may be broken inside the words. */
export function anonymityRequestsIn(text: string, sentence: TextSpan): TextSpan[] {
  const words = exactWords(text, sentence).replace(/\s/gu, ' ');
  return ANONYMITY_REQUESTS.flatMap((pattern) =>
    [...words.matchAll(pattern)].map(({ 0: match, index }) => {
      const start = sentence.start + index;
      return { start, end: start + match.length };
    }),
  );
}
