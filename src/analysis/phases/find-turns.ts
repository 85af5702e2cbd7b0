import { byStart, countBefore } from '../../domain/sorted-spans.js';
import type { TextSpan } from '../../domain/text-span.js';
import type { Draft, QuotedSpan, Turn } from '../draft.js';
import { ANSWER_LABELS, HEADING_LABELS, QUESTION_LABELS } from '../lexicon/heading-labels.js';

/** A label is at most four words long; in quotation marks it is in capitals, for a quotation may have a colon. */
const LABEL =
  /^(?:(?<mark>[“"‘]|'')?(?<shouted>\p{Lu}[\p{Lu}.'’-]*(?: \p{Lu}[\p{Lu}.'’-]*){0,3})|(?<name>(?!The\b)\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3})):\s+(?=[^\s“"‘'«„])/u;
const CLOSING_MARK = /(?:[”"’]|'')$/;
/** Fewer paragraphs with labels, or none of them again, are no transcript. */
const LEAST_TURNS = 3;
/** A turn goes on over so many paragraphs without a label, where another turn follows. */
const LONGEST_GAP = 3;

interface Labelled extends Turn {
  readonly words: TextSpan;
}

function turnIn(text: string, { start, end }: TextSpan): Labelled | null {
  const paragraph = text.slice(start, end);
  const match = LABEL.exec(paragraph);
  const name = match?.groups?.['shouted'] ?? match?.groups?.['name'];
  if (!match || name === undefined) return null;
  const key = name.toLowerCase();
  const isQuestion = QUESTION_LABELS.has(key);
  const isAnswer = ANSWER_LABELS.has(key);
  if (!isQuestion && !isAnswer && HEADING_LABELS.has(key)) return null;
  const mark = match.groups?.['mark'] ?? '';
  const close = mark === '' ? '' : (CLOSING_MARK.exec(paragraph)?.[0] ?? '');
  const label = { start: start + mark.length, end: start + mark.length + name.length };
  const words = { start: start + match[0].length, end: end - close.length };
  const kind = isQuestion ? 'QUESTION' : isAnswer ? 'ANSWER' : 'SPEECH';
  // 'Lund: 1,769' is a result.
  return /\p{L}{2}/u.test(text.slice(words.start, words.end)) ? { kind, label, words } : null;
}

/** True for turns of an interview or a transcript, and not for a list of headings: somebody speaks again. */
function isConversation(text: string, turns: readonly Labelled[]): boolean {
  if (turns.some(({ kind }) => kind === 'QUESTION') && turns.some(({ kind }) => kind === 'ANSWER'))
    return true;
  const names = new Set(turns.map(({ label }) => text.slice(label.start, label.end)));
  return turns.length >= LEAST_TURNS && names.size > 1 && names.size < turns.length;
}

/** A stretch of a turn as a quoted span: its words stand without marks, and are the speaker's own. */
function spoken(words: TextSpan, turn: Turn, continues: number | null): QuotedSpan {
  return { ...words, outer: words, continues, turn };
}

/**
 * Finds the turns of interviews and transcripts: 'LUND: Let us begin.' Their words are quotations though no marks stand
 * around them; what is in marks inside them is part of what was said.
 */
export function findTurns({ text, paragraphs, quotedSpans }: Draft): Pick<Draft, 'quotedSpans'> {
  const labelled = paragraphs.map((paragraph) => turnIn(text, paragraph));
  // A headline with a label, and none in the next paragraph, is no turn: 'Lund: the mill stays'.
  const turns = labelled.map((turn, i) => (i === 0 && labelled[1] === null ? null : turn));
  if (
    !isConversation(
      text,
      turns.filter((turn) => turn !== null),
    )
  )
    return { quotedSpans };
  const found: QuotedSpan[] = [];
  const covered: TextSpan[] = [];
  let current: Turn | null = null;
  paragraphs.forEach((paragraph, i) => {
    const turn = turns[i];
    if (turn) {
      current = turn;
      found.push(spoken(turn.words, turn, null));
    } else {
      const next = turns.slice(i + 1, i + 1 + LONGEST_GAP).some((other) => other !== null);
      const isAside = /^[[(“"‘'«„].*[\])”"’'»]$/su.test(text.slice(paragraph.start, paragraph.end));
      if (!next || isAside) current = null;
      if (!current) return;
      found.push(spoken(paragraph, current, found.length - 1));
    }
    covered.push(paragraph);
  });
  return { quotedSpans: withoutMarksIn(covered, quotedSpans, found) };
}

/** Puts the turns among the quoted spans, in place of those inside them. */
function withoutMarksIn(
  covered: readonly TextSpan[],
  quotedSpans: readonly QuotedSpan[],
  turns: readonly QuotedSpan[],
): QuotedSpan[] {
  const isCovered = ({ outer }: QuotedSpan): boolean => {
    const paragraph = covered[countBefore(covered, outer.start + 1) - 1];
    return paragraph !== undefined && outer.start < paragraph.end;
  };
  const all = byStart([...quotedSpans.filter((span) => !isCovered(span)), ...turns]);
  const indexOf = new Map(all.map((span, index) => [span, index]));
  return all.map((span) => {
    const before = span.continues === null ? undefined : (span.turn ? turns : quotedSpans)[span.continues];
    return { ...span, continues: (before && indexOf.get(before)) ?? null };
  });
}
