import { CoveredText } from '../../domain/sorted-spans.js';
import { contains, overlaps, type TextSpan } from '../../domain/text-span.js';
import { AttributionType, QuoteKind } from '../../domain/kinds.js';
import { ContentFinder } from '../content-finder.js';
import type { Content } from '../content.js';
import {
  tokenAt,
  tokenRange,
  type AttributedQuote,
  type Cue,
  type Draft,
  type QuotedSpan,
  type Token,
  type TokenRange,
} from '../draft.js';
import type { SentenceIndex } from '../sentence-index.js';

/** Finds the statements that cues report in the article's own words, wholly or in part. */
export function findReportedSpeech(draft: Draft): Pick<Draft, 'attributedQuotes'> {
  const sentences = draft.sentenceIndex;
  const quoted = bySentence(draft, sentences);
  const inMarks = draft.quotedTokens;
  const used = new Set(draft.attributedQuotes.map(({ cue }) => cue?.start));
  const reported = [...draft.cuesBySentence].flatMap(([sentence, cues]) => {
    const finder = new ContentFinder(draft.tokens, inMarks, sentence, cues);
    const requests = requestsWithReason(draft, sentence);
    // What the writer of the article says is the article.
    const isFree = (cue: Cue): boolean =>
      cue.rule !== 'narrator' && !used.has(cue.start) && !requests.some((request) => overlaps(cue, request));
    const free = cues.filter(isFree);
    return free.flatMap(
      (cue) => reportedQuote(draft, cue, finder.contentOf(cue), quoted.get(sentence) ?? []) ?? [],
    );
  });
  const outermost = withoutNested(reported);
  return {
    attributedQuotes: inReadingOrder(
      withoutParts(draft.tokens, draft.attributedQuotes, outermost),
      outermost,
    ),
  };
}

/** Those whose cue stands in none of the pieces, by the first character of the cue. */
function outsideOf(pieces: readonly TextSpan[], reported: readonly AttributedQuote[]): AttributedQuote[] {
  const covered = new CoveredText(pieces);
  return [...reported]
    .sort((a, b) => (a.cue?.start ?? 0) - (b.cue?.start ?? 0))
    .filter(({ cue }) => !cue || !covered.contains(cue));
}

/**
 * 'Lund said she hoped to win': what is reported inside a report is part of what Lund said, and no statement of its own.
 * Where two stand inside each other, the first cue's is the outer one.
 */
function withoutNested(reported: readonly AttributedQuote[]): AttributedQuote[] {
  const following = reported.flatMap(({ pieces, cue }) =>
    pieces.filter(({ start }) => start >= (cue?.end ?? 0)),
  );
  const outer = outsideOf(following, reported);
  return outsideOf(
    outer.flatMap(({ pieces }) => pieces),
    outer,
  );
}

/** The quote that a cue's content makes; null where it runs into the cue or cuts a quotation in two. */
function reportedQuote(
  { tokens }: Draft,
  cue: Cue,
  content: Content | null,
  quoted: readonly QuotedSpan[],
): AttributedQuote | null {
  const ranges = [content, content?.rest].flatMap(
    (part) => (part && tokenRange(tokens, part.first, part.last)) ?? [],
  );
  const pieces = ranges.map(({ start, end }) => ({ start, end, isVerbatim: false }));
  if (pieces.length === 0 || pieces.some((piece) => overlaps(piece, cue))) return null;
  const inside = quoted.filter(({ outer }) => pieces.some((piece) => overlaps(outer, piece)));
  if (!inside.every(({ outer }) => pieces.some((piece) => contains(piece, outer)))) return null;
  if (isAllQuoted(tokens, ranges, inside) || isAdverbial(tokens, ranges, inside)) return null;
  const kind = inside.length > 0 ? QuoteKind.MIXED : QuoteKind.INDIRECT;
  return { kind, pieces, cue, speaker: cue.speaker, isCarried: false, type: cue.type, rule: cue.rule };
}

/** True where no word stands outside the marks: that is a quotation, and found already. */
function isAllQuoted(
  tokens: readonly Token[],
  ranges: readonly TokenRange[],
  inside: readonly QuotedSpan[],
): boolean {
  return ranges.every(({ first, last }) =>
    tokens
      .slice(first, last)
      .every(
        (token) => !/[\p{L}\p{N}]/u.test(token.text) || inside.some(({ outer }) => contains(outer, token)),
      ),
  );
}

/** 'In his book, “Make Your Own Bridge,” Lisk tells': nothing but an adverbial with a title in it stands before the cue. */
function isAdverbial(
  tokens: readonly Token[],
  [first, ...others]: readonly TokenRange[],
  inside: readonly QuotedSpan[],
): boolean {
  if (!first || others.length > 0 || inside.length === 0 || tokens[first.first]?.pos !== 'ADP') return false;
  // 'With so many mills, “there is no need,”' goes on inside the marks.
  const goesOn = inside.some(({ start }) => /^\p{Ll}/u.test(tokens[tokenAt(tokens, start)]?.text ?? ''));
  if (goesOn) return false;
  const outside = tokens
    .slice(first.first, first.last)
    .filter((token) => !inside.some(({ outer }) => contains(outer, token)));
  return !outside.some(({ pos }) => pos === 'VERB' || pos === 'AUX');
}

/** 'who asked not to be named, citing an oath' tells of the source, and is no statement of it. */
function requestsWithReason({ text, anonymityRequests }: Draft, sentence: TokenRange): TextSpan[] {
  const requests = anonymityRequests.get(sentence) ?? [];
  return requests.map(({ start, end }) => {
    const citing = /^,?\sciting\b/u.exec(text.slice(end, sentence.end))?.[0] ?? '';
    return { start, end: end + citing.length };
  });
}

function bySentence({ tokens, quotedSpans }: Draft, sentences: SentenceIndex): Map<TokenRange, QuotedSpan[]> {
  const quoted = new Map<TokenRange, QuotedSpan[]>();
  for (const span of quotedSpans) {
    const sentence = sentences.at(tokenAt(tokens, span.outer.start));
    if (!sentence) continue;
    const others = quoted.get(sentence);
    if (others) others.push(span);
    else quoted.set(sentence, [span]);
  }
  return quoted;
}

/**
 * A quotation that nothing attributes but a reported statement around it is part of that statement, and so is what is
 * told of somebody's mind inside one, or described there: 'denounced what she called “…”'.
 */
function withoutParts(
  tokens: readonly Token[],
  quotations: readonly AttributedQuote[],
  reported: readonly AttributedQuote[],
): AttributedQuote[] {
  const around = new CoveredText(reported.flatMap(({ pieces }) => pieces));
  return quotations.filter(({ isCarried, pieces, cue, speaker, type }) => {
    const isHeld = type === AttributionType.HELD;
    const isDescribed = speaker !== null && tokens[speaker.first - 1]?.lower === 'what';
    const isPart = isCarried || ((isHeld || isDescribed) && cue !== null && around.contains(cue));
    return !isPart || !pieces.some((piece) => around.overlaps(piece));
  });
}

function inReadingOrder(...lists: readonly (readonly AttributedQuote[])[]): AttributedQuote[] {
  const startOf = ({ pieces }: AttributedQuote): number => pieces[0]?.start ?? 0;
  return lists.flat().sort((a, b) => startOf(a) - startOf(b));
}
