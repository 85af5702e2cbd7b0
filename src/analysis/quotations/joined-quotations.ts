import { exactWords } from '../../domain/text-span.js';
import type { AttributedQuote } from '../draft.js';
import type { Attribution } from './attribution.js';
import type { Quotation } from './quotation.js';

/** How far apart they may stand, in UTF-16 code units. */
const LONGEST_BREAK = 20;
/** A paragraph closes its quotation, and the next opens with another in marks of the same style. */
const NOTHING_BETWEEN = /^(?:[”’»]\s*\n\s*[“‘«]|("|'')\s*\n\s*\1)$/u;

/**
 * '“The mill is old.”', and the next paragraph: '“It must go.”': nothing attributes the second anew, so that the first
 * goes on in it. A question may be another's to answer.
 */
export function goesOnInNextParagraph(
  previous: AttributedQuote | undefined,
  { draft, span }: Quotation,
): boolean {
  const piece = previous?.pieces.at(-1);
  if (!piece?.isVerbatim || span.turn || span.start - piece.end > LONGEST_BREAK) return false;
  return (
    !/\?$/.test(exactWords(draft.text, piece)) &&
    NOTHING_BETWEEN.test(draft.text.slice(piece.end, span.start))
  );
}

/** 'made three points: “A,” “B,” and “C”': in one list with the quotation before, which words before it attribute. */
export function isListed(previous: AttributedQuote | undefined, quotation: Quotation): boolean {
  const { draft, sentence, first, after } = quotation;
  const piece = previous?.pieces.at(-1);
  if (!sentence || !piece || !previous?.cue || piece.start < sentence.start || previous.cue.end > piece.start)
    return false;
  const between = draft.text.slice(piece.end, draft.tokens[first]?.start ?? piece.end);
  const closes = draft.tokens[after]?.text;
  const isLinked =
    /^,?[”"’»']+,? (?:and )?$/u.test(between) &&
    (/,$/.test(exactWords(draft.text, piece)) || /,|and/.test(between));
  return (
    isLinked && (closes === undefined || after >= sentence.last || /^[,.;]$/.test(closes) || closes === 'and')
  );
}

/** '“A,” he said, “B,” and left': both halves hang on the one cue. */
export function isInterrupted(
  previous: AttributedQuote | undefined,
  quotation: Quotation,
  after: Attribution,
): boolean {
  return (
    previous?.cue != null &&
    previous.cue.start === after.cue?.start &&
    quotation.span.start > (previous.pieces.at(-1)?.end ?? 0)
  );
}

export function isSecondHalf(
  previous: AttributedQuote | undefined,
  quotation: Quotation,
  { cue }: Attribution,
): boolean {
  const last = previous?.pieces.at(-1);
  return (
    previous?.cue != null &&
    cue !== null &&
    previous.cue.start === cue.start &&
    last !== undefined &&
    last.end < cue.start &&
    quotation.span.start > cue.start
  );
}
