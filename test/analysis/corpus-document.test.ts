import { describe, expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { toCorpusDocument } from '../../src/analysis/corpus-document.js';

function typed(text: string): [string, string][] {
  return toCorpusDocument('a', text, analyzeArticle(text)).quotes.map((quote) => [quote.text, quote.type]);
}

describe('findings in the form of corpora', () => {
  it('call direct what stands in marks but for a tenth of its words', () => {
    expect(
      typed('Bo Lind said the lock “has been shut since the spring and will stay shut for good.”'),
    ).toEqual([['the lock “has been shut since the spring and will stay shut for good.”', 'mixed']]);
    expect(typed('Bo Lind said it “has been shut since the spring and will stay shut for good.”')).toEqual([
      ['it “has been shut since the spring and will stay shut for good.”', 'direct'],
    ]);
    expect(typed('Bo Lind said that it would stay shut for good.')).toEqual([
      ['that it would stay shut for good', 'indirect'],
    ]);
  });

  it('have a list of quotations as one piece', () => {
    expect(typed('The farmers chanted “Leave the mill alone” and “Stay out!”')).toEqual([
      ['Leave the mill alone” and “Stay out!', 'direct'],
    ]);
  });
});
