import { AnonymityReasonCategory } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import type { AnonymityRequest } from './anonymity-requests.js';
import type { AnonymityReasonFinding } from './findings.js';
import { REASON_CATEGORIES, REASON_OPENINGS, WEAK_REASON_OPENINGS } from './lexicon/anonymity.js';

/** How far a reason may stand from the request it explains, in UTF-16 code units. */
const REASON_WINDOW = 60;
/** What ends a reason: the end of its sentence or of its clause. */
const REASON_END = /[,;.!?”"]\s|[,;.!?”"]$|\s[—–]\s|\s(?:and|but)(?: so| thus| therefore| then)?$/u;
/** Without another mark, a reason goes on to here at the most. */
const LONGEST_REASON = 220;
const SINCE_LAST_MARK = /[^,;.“”]*$/u;
/** A reason before its request, between commas or at the beginning: 'Citing the rules, an envoy spoke …'. */
const FRONTED = /(?:^|,\s)([^,]+),[^,]*$/u;

function reasonFrom(text: string, start: number, end: number): AnonymityReasonFinding | null {
  const longest = text.slice(start, Math.min(end, start + LONGEST_REASON));
  const isCut = start + LONGEST_REASON < end;
  const words = (isCut ? longest.slice(0, longest.lastIndexOf(' ')) : longest).trimEnd();
  const stop = words.search(REASON_END);
  const exact = stop < 0 ? words : words.slice(0, stop);
  if (!exact.includes(' ')) return null;
  const category =
    REASON_CATEGORIES.find(([pattern]) => pattern.test(exact))?.[1] ?? AnonymityReasonCategory.OTHER;
  return { start, end: start + exact.length, category };
}

function isTold({ category }: AnonymityReasonFinding): boolean {
  return category !== AnonymityReasonCategory.OTHER;
}

/** The reason after a request: by words that open one, or by any that open what sounds like one. */
function reasonAfter(text: string, from: number, end: number): AnonymityReasonFinding | null {
  const after = text.slice(from, end);
  const opening = REASON_OPENINGS.exec(after);
  if (opening && opening.index <= REASON_WINDOW) return reasonFrom(text, from + opening.index, end);
  const weak = WEAK_REASON_OPENINGS.exec(after);
  // Nothing but a comma stands between.
  if (!weak || after.slice(0, weak.index).trim().length > 1) return null;
  const reason = reasonFrom(text, from + weak.index, end);
  return reason && isTold(reason) ? reason : null;
}

/** 'Citing the rules, an envoy spoke on condition of anonymity'; 'an envoy, citing the rules, spoke …'. */
function reasonBefore(text: string, request: TextSpan, sentence: TextSpan): AnonymityReasonFinding | null {
  const before = text.slice(sentence.start, request.start);
  const clause = FRONTED.exec(before);
  const words = clause?.[1];
  if (!clause || words === undefined || REASON_OPENINGS.exec(words)?.index !== 0) return null;
  const start = sentence.start + clause.index + clause[0].indexOf(words);
  return reasonFrom(text, start, start + words.length);
}

/** Where the request is itself a reason: from the words that open it, or from its own. */
function ownReason(text: string, request: TextSpan, sentenceEnd: number): AnonymityReasonFinding | null {
  const before = text.slice(Math.max(0, request.start - REASON_WINDOW), request.start);
  const clause = before.search(SINCE_LAST_MARK);
  const opening = REASON_OPENINGS.exec(before.slice(clause));
  const start = opening ? request.start - before.length + clause + opening.index : request.start;
  return reasonFrom(text, start, sentenceEnd);
}

/**
 * The reason that an article states for a request.
 * @param text with blanks for line breaks
 * @param end where the words about the source end at the latest
 */
export function anonymityReason(
  text: string,
  request: AnonymityRequest,
  sentence: TextSpan,
  end: number,
): AnonymityReasonFinding | null {
  if (request.isOwnReason) return ownReason(text, request, end);
  return reasonAfter(text, request.end, end) ?? reasonBefore(text, request, sentence);
}
