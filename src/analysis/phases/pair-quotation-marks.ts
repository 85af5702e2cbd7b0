import type { TextSpan } from '../../domain/text-span.js';
import type { Draft, QuotedSpan } from '../draft.js';
import { MARK_PAIRS, type MarkPair } from '../lexicon/quotation-marks.js';

const MARK = /''|``|[“”„«»"‘’']/gu;

interface Open {
  readonly pair: MarkPair;
  readonly at: number;
  readonly inside: number;
}

/** A mark opens where a word begins after it and none ends before it. */
function mayOpen(text: string, at: number, end: number): boolean {
  return (
    /[\p{L}\p{N}$€£¥([….“‘"'#@–—-]/u.test(text.charAt(end)) && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))
  );
}

/** A mark closes where a word or its punctuation ends before it and no word begins after it. */
function mayClose(text: string, at: number, end: number): boolean {
  return /\S/.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(end));
}

/** Pairs the marks of one paragraph. What is open at its end is returned apart. */
function pairInParagraph(text: string, { start, end }: TextSpan): { spans: QuotedSpan[]; open: Open | null } {
  const spans: QuotedSpan[] = [];
  let open = null as Open | null;
  for (const match of text.slice(start, end).matchAll(MARK)) {
    const mark = match[0];
    const at = start + match.index;
    const after = at + mark.length;
    if (open?.pair.close.includes(mark) && mayClose(text, at, after)) {
      const isReopened = mark === open.pair.open && !open.pair.isSymmetric;
      if (!isReopened) {
        if (open.inside < at)
          spans.push({ start: open.inside, end: at, outer: { start: open.at, end: after }, continues: null });
        open = null;
        continue;
      }
    }
    // A double mark inside single ones ends them: the single one was an apostrophe.
    const pair: MarkPair | undefined = MARK_PAIRS.find((each) => each.open === mark);
    if (pair && mayOpen(text, at, after) && (!open || (open.pair.isApostrophe && !pair.isApostrophe))) {
      if (!pair.isApostrophe || closesLater(text, pair, after, end)) open = { pair, at, inside: after };
    }
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

/** True where an apostrophe-like mark has a partner that no letter follows. */
function closesLater(text: string, { close }: MarkPair, from: number, end: number): boolean {
  for (const mark of close) {
    for (let at = text.indexOf(mark, from); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) {
      if (mayClose(text, at, at + mark.length)) return true;
    }
  }
  return false;
}

/**
 * Finds what stands in quotation marks. A quotation over several paragraphs opens each with a mark and closes only
 * the last; where words that name the speaker follow, the closing mark was forgotten; any other mark without a partner
 * is stray, and costs nothing but itself.
 */
export function pairQuotationMarks({ text, paragraphs }: Draft): Pick<Draft, 'quotedSpans'> {
  const quotedSpans: QuotedSpan[] = [];
  let running = null as { index: number; mark: string } | null;
  paragraphs.forEach((paragraph, i) => {
    const { spans, open } = pairInParagraph(text, paragraph);
    const goesOn: boolean = running !== null && text.startsWith(running.mark, paragraph.start);
    const first = quotedSpans.length;
    const forgotten = open && forgottenClose(text, open, paragraph.end);
    const end = forgotten ?? paragraph.end;
    const toEnd: QuotedSpan | null = open && {
      start: open.inside,
      end,
      outer: { start: open.at, end },
      continues: null,
    };
    const next = paragraphs[i + 1];
    const isReopened =
      open !== null &&
      forgotten === null &&
      next !== undefined &&
      text.startsWith(open.pair.open, next.start);
    const opensParagraph = open !== null && open.at === paragraph.start;
    const kept = toEnd && (isReopened || opensParagraph || goesOn) ? [...spans, toEnd] : spans;
    kept.forEach((span, j) => {
      const continues =
        goesOn && j === 0 && span.outer.start === paragraph.start ? (running?.index ?? null) : null;
      quotedSpans.push({ ...span, continues });
    });
    running = open && isReopened ? { index: first + kept.length - 1, mark: open.pair.open } : null;
  });
  return { quotedSpans };
}
