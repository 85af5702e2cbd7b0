import { QuoteKind } from '../../domain/kinds.js';
import { exactWords } from '../../domain/text-span.js';
import type { Draft, QuotedSpan } from '../draft.js';
import type { QuoteFinding } from '../findings.js';

/** Shorter words in marks, without punctuation, are scare quotes, titles or nicknames. */
const LEAST_WORDS = 5;
const WORD = /[\p{L}\p{N}]+/gu;

function isUtterance(text: string, span: QuotedSpan): boolean {
  const words = exactWords(text, span);
  const isEnded = /[.!?…,。！？،]$/u.test(words) || /^[,،]/u.test(text.slice(span.outer.end));
  const isIntroduced = /:\s*$/u.test(text.slice(Math.max(0, span.outer.start - 2), span.outer.start));
  return isEnded || isIntroduced || (words.match(WORD) ?? []).length >= LEAST_WORDS;
}

/**
 * Finds the direct quotes of a text whose language nothing else is known of: what stands in quotation marks and is long
 * enough, or punctuated, or introduced by a colon. Names no speaker, for only a language's own rules can tell.
 */
export function quoteWhatIsInMarks({ text, quotedSpans }: Draft): Pick<Draft, 'quotes'> {
  const quotes: QuoteFinding[] = [];
  const quoteOfSpan = new Map<number, number>();
  quotedSpans.forEach((span, index) => {
    const piece = { start: span.start, end: span.end, isVerbatim: true };
    const continued = span.continues === null ? undefined : quoteOfSpan.get(span.continues);
    const before = continued === undefined ? undefined : quotes[continued];
    if (continued !== undefined && before) {
      quotes[continued] = { ...before, pieces: [...before.pieces, piece] };
      quoteOfSpan.set(index, continued);
    } else if (isUtterance(text, span)) {
      quoteOfSpan.set(index, quotes.length);
      quotes.push({ kind: QuoteKind.DIRECT, pieces: [piece], speaker: null, attribution: null, stances: [] });
    }
  });
  return { quotes };
}
