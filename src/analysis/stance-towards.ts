import { Polarity } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import { emptyDraft } from './draft.js';
import { LEAST_EVIDENCE, weightAround } from './phases/judge-stance.js';
import { segmentParagraphs } from './phases/segment-paragraphs.js';
import { tagTokens } from './phases/tag-tokens.js';

/**
 * How a text stands to what is meant at a span of it; neutral without evidence.
 * @param target UTF-16 code units into `text`
 */
export function stanceTowards(text: string, target: TextSpan): Polarity {
  const draft = emptyDraft(text);
  const { tokens } = tagTokens({ ...draft, ...segmentParagraphs(draft) });
  const sum = weightAround(tokens, target, { start: 0, end: text.length });
  if (Math.abs(sum) < LEAST_EVIDENCE) return Polarity.NEUTRAL;
  return sum > 0 ? Polarity.POSITIVE : Polarity.NEGATIVE;
}
