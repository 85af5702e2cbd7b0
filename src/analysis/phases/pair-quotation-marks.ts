import type { TextSpan } from '../../domain/text-span.js';
import type { Draft, QuotedSpan } from '../draft.js';
import { MARK_PAIRS, type MarkPair } from '../lexicon/quotation-marks.js';
import { mayClose, mayOpen, wordsAfter } from '../mark-position.js';
import { MARK, ParagraphMarks } from '../paragraph-marks.js';

/** Marks that open and close alike. */
const STRAIGHT = new Set(['"', "''", "'"]);
const PAIRS = new Map(MARK_PAIRS.map((pair) => [pair.open, pair]));
/** What closes each pair. */
const CLOSING = new Map(MARK_PAIRS.map((pair) => [pair, new RegExp(pair.close.join('|'), 'u')]));

interface Open {
  readonly pair: MarkPair;
  /** Which of the paragraph's marks it is. */
  readonly index: number;
  readonly at: number;
  readonly inside: number;
  /** True where blanks stand on both its sides. */
  readonly isApart: boolean;
}

/** Spans that close, and what is still open at the end. */
interface Paired {
  readonly spans: TextSpanInMarks[];
  readonly open: Open | null;
}

type TextSpanInMarks = Omit<QuotedSpan, 'continues'>;

function inMarks({ at, inside }: Open, end: number, outerEnd: number): TextSpanInMarks {
  return { start: inside, end, outer: { start: at, end: outerEnd } };
}

/** Where a single mark surely closes: with its sentence's punctuation inside or outside of it, or at the end. */
const SURE_SINGLE_CLOSE = /[,.!?…]['’](?!\p{L})|\S['’](?=[,.;:)]|\s*$)/u;

/** ‘He called it “a matter of days”, …,’: a double mark inside single ones that surely close after it. */
function isInside(text: string, open: Open, opening: MarkPair, after: number, end: number): boolean {
  if (!open.pair.isApostrophe || opening.isApostrophe) return false;
  const rest = text.slice(after, end);
  const close = rest.search(CLOSING.get(opening) ?? MARK);
  return close >= 0 && SURE_SINGLE_CLOSE.test(rest.slice(close + 1));
}

/**
 * Pairs the marks of a paragraph, whatever their style: one that opens is closed by the next that can close.
 * @param first the mark to begin with
 * @param isNesting whether a mark that opens inside others waits for one of its own
 */
function pair(paragraph: ParagraphMarks, first: number, isNesting: boolean): Paired {
  const { text, marks, end } = paragraph;
  const spans: TextSpanInMarks[] = [];
  let open = null as Open | null;
  let nested = 0;
  let inner = null as MarkPair | null;
  for (let index = first; index < marks.length; index++) {
    const printed = marks[index];
    if (!printed) continue;
    const { at, after } = printed;
    if (inner) {
      if (printed.isCloseOf(inner) && printed.mayClose) inner = null;
      continue;
    }
    const isApart = printed.isApartMark && (open?.isApart === true || printed.standsApart);
    const isClosing =
      open !== null &&
      printed.isCloseOf(open.pair) &&
      (isApart ||
        printed.mayClose ||
        (!open.pair.isApostrophe && at > open.inside && printed.closesAfterBlank));
    if (open?.pair.isApostrophe && isClosing && paragraph.isPlural(index, open.pair)) continue;
    if (open && isClosing) {
      if (nested > 0) nested--;
      else {
        const last = open.inside + text.slice(open.inside, at).trimEnd().length;
        if (open.inside < last) spans.push(inMarks(open, last, after));
        open = null;
      }
      continue;
    }
    const { opening } = printed;
    if (!opening) continue;
    if (!(isApart || printed.mayOpen || (!open && paragraph.opensBeforeBlank(index, opening)))) continue;
    const isSameLevel = open?.pair.isApostrophe === opening.isApostrophe;
    if (open && isInside(text, open, opening, after, end)) {
      inner = opening;
      continue;
    }
    // A double mark inside a single one that does not close ends it: it was an apostrophe.
    if (!open || (open.pair.isApostrophe && !opening.isApostrophe)) {
      // An apostrophe-like mark has a partner later on that no letter follows, or it is an apostrophe.
      if (!opening.isApostrophe || paragraph.closeFrom(opening, after))
        open = { pair: opening, index, at, inside: wordsAfter(text, after), isApart };
      nested = 0;
    } else if (isNesting && isSameLevel && !opening.isApostrophe) nested++;
  }
  return { spans, open };
}

/** Where a closing mark belongs before words that name who spoke: ', said Hill', '? the minister asked'. */
const ATTRIBUTION =
  /[,?!](?=\s+(?:(?:said|says|added|asked|warned|wrote|replied)\s+(?:\p{Lu}|the\s|an?\s)|(?:he|she|they|\p{Lu}\p{Ll}+)\s+(?:said|says|added|asked|warned|wrote|replied)\b))/u;

/** Where an open quotation ends whose closing mark was forgotten; null where nothing tells. */
function forgottenClose(text: string, { inside }: Open, end: number): number | null {
  const match = ATTRIBUTION.exec(text.slice(inside, end));
  return match && inside + match.index + 1;
}

/** '"The word “quay” is …', and the next paragraph opens with '"': the mark inside closed one of its own style. */
function isNestedOverParagraphs(text: string, open: Open, flat: Paired, next: TextSpan | undefined): boolean {
  const [first] = flat.spans;
  if (!next || !first || first.outer.start !== open.at) return false;
  const closing = text.slice(first.outer.end - 1, first.outer.end);
  const isReopened = text.startsWith(open.pair.open, next.start);
  return isReopened && STRAIGHT.has(open.pair.open) && !STRAIGHT.has(closing);
}

/** A paragraph with more forgotten marks is no prose; each is paid for with a walk to the paragraph's end. */
const MOST_FORGOTTEN = 50;

/** Pairs the marks of one paragraph; a forgotten one costs nothing but itself. What is open at the end is returned apart. */
function pairInParagraph(text: string, span: TextSpan, next: TextSpan | undefined): Paired {
  const paragraph = new ParagraphMarks(text, span);
  const { end } = span;
  const spans: TextSpanInMarks[] = [];
  let repaired = 0;
  for (let first = 0; ;) {
    const paired = pair(paragraph, first, true);
    for (const closed of paired.spans) spans.push(closed);
    if (!paired.open) return { spans, open: null };
    const forgotten = repaired < MOST_FORGOTTEN ? forgottenClose(text, paired.open, end) : null;
    if (forgotten === null) {
      const flat = pair(paragraph, paired.open.index, false);
      const isKeptOpen = flat.open ?? isNestedOverParagraphs(text, paired.open, flat, next);
      return isKeptOpen ? { spans, open: paired.open } : { spans: [...spans, ...flat.spans], open: null };
    }
    spans.push(inMarks(paired.open, forgotten, forgotten));
    first = paragraph.indexFrom(forgotten);
    repaired++;
  }
}

/** True where a paragraph's first mark is closed by the one that belongs to it. */
function closesAlike(paragraph: string, { open, close }: MarkPair): boolean {
  const next = [...paragraph.slice(open.length).matchAll(MARK)].find(([mark]) => close.includes(mark));
  return next !== undefined && next[0] === close[0];
}

/** True where a paragraph opens with a mark that can go on with what another left open. */
function opensWithMark(text: string, { start, end }: TextSpan, { pair: before }: Open): boolean {
  const mark = /^(?:''|``|[“”„«»"‘'])/u.exec(text.slice(start, start + 2))?.[0] ?? '';
  const opening = PAIRS.get(mark);
  if (opening === undefined || mark === before.open) return opening !== undefined;
  // A straight mark around paragraphs is not reopened by a curly one that closes as curly ones do.
  const isOwn = STRAIGHT.has(before.open) && closesAlike(text.slice(start, end), opening);
  return !isOwn && !(opening.isApostrophe || before.isApostrophe);
}

/** '“It is over.', and the next paragraph: 'We can go.” ': where it ends the quotation, though no mark reopens it there. */
function endIn(
  text: string,
  paragraph: TextSpan,
  { pair: { close, isApostrophe } }: Open,
): TextSpanInMarks | null {
  if (isApostrophe) return null;
  const { start, end } = paragraph;
  for (const { 0: mark, index } of text.slice(start, end).matchAll(MARK)) {
    if (PAIRS.get(mark)?.isApostrophe === true || mark === '’') continue;
    const at = start + index;
    const after = at + mark.length;
    const isEnd = close.includes(mark) && mayClose(text, at, after) && !mayOpen(text, at, after);
    return isEnd && at > start ? { start, end: at, outer: { start, end: after } } : null;
  }
  return null;
}

/** 'said Lund. “It is shut. We go.', the end of the paragraph: a mark opens whole sentences, and is forgotten after them. */
function opensLastSentence(
  text: string,
  { pair: { isApostrophe }, at, inside }: Open,
  { end }: TextSpan,
): boolean {
  const isOpening = /[.!?][”"’']*\s$/u.test(text.slice(Math.max(0, at - 4), at));
  return !isApostrophe && isOpening && /^\p{Lu}[^“”"«»]*[.!?]$/u.test(text.slice(inside, end));
}

/**
 * Finds what stands in quotation marks. A quotation over several paragraphs opens each with a mark, or none but the
 * first, and closes only the last; where words that name the speaker follow, the closing mark was forgotten; any other
 * mark without a partner is stray, and costs nothing but itself.
 */
export function pairQuotationMarks({
  text,
  paragraphs,
}: Pick<Draft, 'text' | 'paragraphs'>): Pick<Draft, 'quotedSpans'> {
  const quotedSpans: QuotedSpan[] = [];
  /** The index of the span that goes on into the next paragraph, and its end there where no mark reopens it. */
  let running: number | null = null;
  let ending: TextSpanInMarks | null = null;
  paragraphs.forEach((paragraph, i) => {
    const next = paragraphs[i + 1];
    const rest = { start: ending?.outer.end ?? paragraph.start, end: paragraph.end };
    const { spans, open } = pairInParagraph(text, rest, next);
    const isReopened = open !== null && next !== undefined && opensWithMark(text, next, open);
    const end = open !== null && next !== undefined && !isReopened ? endIn(text, next, open) : null;
    const goesOn = isReopened || end !== null;
    const isKept =
      open !== null &&
      (goesOn || running !== null || open.at === paragraph.start || opensLastSentence(text, open, paragraph));
    const found = ending ? [ending, ...spans] : spans;
    const kept = open && isKept ? [...found, inMarks(open, paragraph.end, paragraph.end)] : found;
    const goesOnFrom = running;
    running = goesOn ? quotedSpans.length + kept.length - 1 : null;
    ending = end;
    kept.forEach((span, j) => {
      const isFirst = j === 0 && span.outer.start === paragraph.start;
      const { start, end, outer } = span;
      quotedSpans.push({ start, end, outer, continues: isFirst ? goesOnFrom : null });
    });
  });
  return { quotedSpans };
}
