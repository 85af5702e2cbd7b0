import { expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { QuoteKind } from '../../src/domain/kinds.js';

const NUMBERS = Array.from({ length: 120 }, (_, i) => String(1000 + i));
const sentence = (number: string): string =>
  `The gates of lock number ${number} were opened by nobody that night.`;

it('looks for the first hundred paragraphs in marks elsewhere in the text, and takes the others for quotes', () => {
  const told = NUMBERS.map((number) => `Bo Lind has a key. ${sentence(number)}`);
  const pulled = NUMBERS.map((number) => `“${sentence(number)}”`);
  const { quotes } = analyzeArticle([...told, ...pulled].join('\n\n'));
  const inMarks = quotes.filter(({ kind }) => kind === QuoteKind.DIRECT);
  expect(inMarks.flatMap(({ pieces }) => pieces)).toHaveLength(NUMBERS.length - 100);
});
