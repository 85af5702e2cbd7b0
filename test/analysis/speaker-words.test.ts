import { describe, expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';

/** The words that name the speaker of each quote. */
function speakerWords(text: string): (string | null)[] {
  return analyzeArticle(text).quotes.map(({ attribution }) => {
    const words = attribution?.speakerMention;
    return words ? text.slice(words.start, words.end) : null;
  });
}

describe('the words that name a speaker', () => {
  it.each([
    [
      'Karin Lund, a guard of the last ferry, said the quay was safe.',
      'Karin Lund, a guard of the last ferry',
    ],
    ['We asked the harbour union, which said the quay was safe.', 'the harbour union, which'],
    ['Boats passed a guard who said the quay was safe.', 'a guard who'],
    ['Tom Ede (45) said the quay was safe.', 'Tom Ede (45)'],
    ['The miller, who has read the plan, said it was old.', 'The miller, who has read the plan'],
    ['A study documenting the harbour has revealed that it is old.', 'A study documenting the harbour'],
    ['A report published this week, revealed that it is old.', 'A report published this week'],
    ['“We will stay,” said Tom Ede, a guard of the last ferry.', 'Tom Ede, a guard of the last ferry'],
  ])('take in what stands beside the name and tells who it is: %s', (text, words) => {
    expect(speakerWords(text)).toEqual([words]);
  });

  it.each([
    ['Karin Lund, speaking in the harbour, said the quay was safe.', 'Karin Lund'],
    ['Karin Lund on Friday said the quay was safe.', 'Karin Lund'],
    ['Karin Lund, however, said the quay was safe.', 'Karin Lund'],
    ['According to Karin Lund, the quay has cracks on both its sides.', 'Karin Lund'],
    ['“We will stay,” said Tom Ede, “until the last ferry is gone.”', 'Tom Ede'],
    ['“We will stay,” he said, a guard beside him.', 'he'],
  ])('leave out when, where and how it was said: %s', (text, words) => {
    expect(speakerWords(text)).toEqual([words]);
  });
});
