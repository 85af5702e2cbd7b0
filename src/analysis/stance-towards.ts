import type { Polarity } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import { emptyDraft } from './draft.js';
import { segmentParagraphs } from './phases/segment-paragraphs.js';
import { tagTokens } from './phases/tag-tokens.js';
import { stanceInput } from './stance/stance-input.js';
import { judgeTarget } from './stance/stance-model.js';

/**
 * How a text stands to what is meant at a span of it.
 * @param text a sentence
 * @param target UTF-16 code units into `text`
 */
export function stanceTowards(text: string, target: TextSpan): Polarity {
  const draft = emptyDraft(text);
  const { tokens } = tagTokens({ ...draft, ...segmentParagraphs(draft) });
  return judgeTarget([stanceInput(tokens, target, { start: 0, end: text.length })]).polarity;
}
