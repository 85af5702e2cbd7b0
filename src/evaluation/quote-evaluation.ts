import { analyzeArticle } from '../analysis/analyze-article.js';
import { toCorpusDocument } from '../analysis/corpus-document.js';
import { checkedSpans } from './checked-spans.js';
import { QUOTE_MEASURES, tallyQuotes } from './evaluate-quotes.js';
import type { Evaluation } from './judged-document.js';
import { quoteErrors } from './quote-errors.js';
import { readGoldQuotes } from './read-gold-quotes.js';

/** Measures quotes, their speakers and their confidence. */
export const QUOTE_EVALUATION: Evaluation = {
  measures: QUOTE_MEASURES,
  judge: (line) => {
    const gold = readGoldQuotes(line);
    const found = toCorpusDocument(gold.id, gold.text, analyzeArticle(gold.text));
    return {
      text: gold.text,
      tally: tallyQuotes(gold, found.quotes),
      errors: quoteErrors(gold, found.quotes),
      spans: checkedSpans(gold.text, found),
    };
  },
};
