import { expect, it } from '@jest/globals';
import { emptyDraft } from '../../src/analysis/draft.js';
import { tagTokens } from '../../src/analysis/phases/tag-tokens.js';

function tagged(text: string): string[] {
  const paragraphs = [{ start: 0, end: text.length }];
  return tagTokens({ ...emptyDraft(text), paragraphs }).tokens.map((token) => `${token.text}/${token.pos}`);
}

it.each([
  ['a hyphen', 'It was Brelin’s-own idea.', 'Brelin’s new rating is low.'],
  ['a comma', "It was Brandt-Oster's, he said.", "Brandt-Oster's new rating is low."],
  ['a full stop', "It was Quillon's.", "Quillon's new rating is low."],
])('a possessive before %s changes nothing in what is read later', (_, before, later) => {
  const first = tagged(later);
  expect(tagged(before).join(' ')).toMatch(/\/PROPN ['’]s\/PART /);
  expect(tagged(later)).toEqual(first);
});
