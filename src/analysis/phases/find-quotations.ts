import { QuoteKind } from '../../domain/kinds.js';
import { exactWords, type TextSpan } from '../../domain/text-span.js';
import {
  tokenAt,
  tokenRange,
  type AttributedQuote,
  type Cue,
  type CuePattern,
  type Draft,
} from '../draft.js';
import { ClauseSubjects } from '../clause-subjects.js';
import { AnyVerbFinder } from '../quotations/any-verb-finder.js';
import { AttributionFinder } from '../quotations/attribution-finder.js';
import { ofCue, type Attribution } from '../quotations/attribution.js';
import { ColonFinder } from '../quotations/colon-finder.js';
import { labelledPiece } from '../quotations/labelled-piece.js';
import {
  goesOnInNextParagraph,
  isInterrupted,
  isListed,
  isSecondHalf,
} from '../quotations/joined-quotations.js';
import { Quotation } from '../quotations/quotation.js';

/** No article has so many. To look through a long text for every paragraph in marks would take the text's square. */
const MOST_PULL_QUOTES = 100;

/**
 * Finds the quotes that stand in quotation marks alone, and the words that attribute them: a cue after or before, a
 * noun of response, a label, a dash; else whoever spoke last goes on. Words in marks that are none of these are no
 * quotes: scare quotes, titles, nicknames.
 */
export function findQuotations(draft: Draft): Pick<Draft, 'attributedQuotes'> {
  const sentences = draft.sentenceIndex;
  const names = draft.nameIndex;
  const subjects = new ClauseSubjects(draft, draft.quotedTokens, names);
  const cuesOf = draft.cuesBySentence;
  const quotes: AttributedQuote[] = [];
  const quoteOfSpan = new Map<number, number>();
  /** The spans that only repeat words of the article. */
  const repeated = new Set<number>();
  let lookedFor = 0;
  draft.quotedSpans.forEach((span, index) => {
    const { piece, label } = labelledPiece(draft, span);
    const continued = span.continues === null ? undefined : quoteOfSpan.get(span.continues);
    if (span.turn?.kind === 'QUESTION') return;
    const quotation = new Quotation(draft, span, sentences);
    const verbs = new AnyVerbFinder(quotation, names);
    const finder = new AttributionFinder(quotation, names, verbs);
    const colon = new ColonFinder(quotation, names, subjects);
    const cues = (quotation.sentence && cuesOf.get(quotation.sentence)) ?? [];
    const after = finder.after(cues);
    if (span.continues !== null && repeated.has(span.continues)) {
      repeated.add(index);
      return;
    }
    const isAnew = continued !== undefined && after !== null && isAttributed(draft, quotes[continued]);
    if (continued !== undefined && !isAnew && (span.turn ?? !label)) {
      join(quotes, quoteOfSpan, index, continued, piece);
      attribute(quotes, continued, after);
      return;
    }
    const previous = quotes.length - 1;
    if (after && previous >= 0 && isInterrupted(quotes[previous], quotation, after)) {
      join(quotes, quoteOfSpan, index, previous, piece);
      return;
    }
    if (quotation.isByline && !label) return;
    // What cues report in the article's words and in marks is found by them.
    const isPart = !label && !span.turn && after !== null && quotation.goesOnFromWords;
    if (isPart && !cues.some(({ last }) => last <= quotation.first)) return;
    const uttering = quotation.isOfWork ? null : finder.utteringBefore(cues);
    const introduced = finder.cueBefore(cues);
    const isCut = quotation.isGoneOnFrom && !finder.isRightBefore(introduced);
    const isOther = (isCut || quotation.isTitle) && !finder.isPausedBefore(introduced);
    const before = uttering ?? (isOther ? null : introduced);
    const previousSentence = sentences.before(quotation.sentence);
    if (!label && isListed(quotes[previous], quotation)) {
      join(quotes, quoteOfSpan, index, previous, piece);
      return;
    }
    const attribution =
      label ??
      (after && isUttered(quotation, after) && !isOfNext(quotation, before, after, cues) ? after : null) ??
      colon.sourceBefore() ??
      verbs.retortBefore() ??
      colon.chantBefore() ??
      ofCue(before) ??
      verbs.before() ??
      colon.labelBefore() ??
      colon.introducedBy(previousSentence, (previousSentence && cuesOf.get(previousSentence)) ?? []);
    if (attribution) {
      if (isSecondHalf(quotes[previous], quotation, attribution)) {
        join(quotes, quoteOfSpan, index, previous, piece);
        return;
      }
      quoteOfSpan.set(index, quotes.length);
      const isCarried = span.turn?.kind === 'ANSWER';
      const lead = attribution.cue === before ? leadOf(draft, quotation, before) : null;
      const pieces = lead ? [{ start: lead.start, end: lead.end, isVerbatim: false }, piece] : [piece];
      const kind = lead ? QuoteKind.MIXED : QuoteKind.DIRECT;
      const { cue, speaker, rule, type } = attribution;
      // Written out, for a spread takes ten times as long, and this is done for every quotation.
      if (type === undefined) quotes.push({ kind, pieces, isCarried, cue, speaker, rule });
      else quotes.push({ kind, pieces, isCarried, cue, speaker, rule, type });
    } else if (quotation.isWhole && !quotation.isTitle && !quotation.isHeading) {
      const pulled = lookedFor < MOST_PULL_QUOTES ? quotation.pulledWords : null;
      if (pulled !== null) lookedFor++;
      if (pulled !== null && quotation.isRepetitionOf(pulled)) {
        repeated.add(index);
        return;
      }
      if (goesOnInNextParagraph(quotes[previous], quotation)) {
        join(quotes, quoteOfSpan, index, previous, piece);
        return;
      }
      quoteOfSpan.set(index, quotes.length);
      const carried = { cue: null, speaker: null, isCarried: true, rule: 'carried over' };
      quotes.push({ kind: QuoteKind.DIRECT, pieces: [piece], ...carried });
    }
  });
  return { attributedQuotes: quotes };
}

/** 'But the mill, she said, “is old”': what the quotation goes on from, before who says it. */
function leadOf(draft: Draft, { sentence, span, first }: Quotation, cue: Cue | null): TextSpan | null {
  const { tokens } = draft;
  if (!cue?.speaker || cue.isInverted || !sentence) return null;
  const comma = cue.speaker.first - 1;
  const isInterrupted = tokens[comma]?.text === ',' && tokens[first - 1]?.text === ',';
  const goesOn = isInterrupted && /^\p{Ll}/u.test(exactWords(draft.text, span));
  const range = goesOn ? tokenRange(tokens, sentence.first, comma) : null;
  const isSpoken =
    range && draft.quotedTokens.subarray(range.first, range.last).some((quoted) => quoted === 1);
  return isSpoken ? null : range;
}

/** What a verb can take that words in marks stand for. */
const TAKES_WORDS: ReadonlySet<CuePattern> = new Set([
  'CLAUSE',
  'PRECEDED',
  'WORDS',
  'THAT',
  'HEARER',
  'ORDER',
]);

/**
 * 'Lund replied, “Why now?” Hill then wrote', '“Let us in!” Conservatives praised it': what follows marks that close a
 * sentence begins the next one, where another cue leads right to them, or its verb takes no words.
 */
function isOfNext(
  quotation: Quotation,
  before: Cue | null,
  after: Attribution,
  cues: readonly Cue[],
): boolean {
  if (!quotation.endsSentence || (after.speaker?.first ?? 0) < quotation.after) return false;
  const mark = quotation.token(quotation.first - 1)?.text ?? '';
  const isLedInto = before?.speaker != null && /^[,:]$/.test(mark) && before.last < quotation.first;
  const cue = cues.find(({ start }) => start === after.cue?.start);
  const isNewSentence = /^\p{Lu}/u.test(quotation.token(quotation.after)?.text ?? '');
  const isWordless = cue !== undefined && !cue.patterns.some((pattern) => TAKES_WORDS.has(pattern));
  return isLedInto || (isNewSentence && isWordless);
}

/** Long enough, and led into by nothing; or short, with who said it right after: '“Closed again” tweeted Lund'. */
function isUttered(quotation: Quotation, { cue }: Attribution): boolean {
  if (quotation.isLedInto || quotation.isOfWork || quotation.isTitleInApposition) return false;
  const next = quotation.token(quotation.after);
  const isAtOnce = next?.text === ',' || next?.start === cue?.start;
  return quotation.isLong || (quotation.opensSentence && isAtOnce);
}

function join(
  quotes: AttributedQuote[],
  quoteOfSpan: Map<number, number>,
  index: number,
  into: number,
  piece: AttributedQuote['pieces'][number],
): void {
  const quote = quotes[into];
  if (quote) quotes[into] = { ...quote, pieces: [...quote.pieces, piece] };
  quoteOfSpan.set(index, into);
}

/**
 * '“A,” said Lund. “B', and the next paragraph: '“C,” said Lund.': words that are attributed already end where others are
 * attributed anew.
 */
function isAttributed({ tokens, sentenceIndex }: Draft, quote: AttributedQuote | undefined): boolean {
  const [piece] = quote?.pieces ?? [];
  if (!quote || !piece || quote.pieces.length > 1) return false;
  const sentence = sentenceIndex.at(tokenAt(tokens, piece.start));
  const before = sentence && tokens[sentence.first - 1];
  // The sentence before stands in its paragraph.
  return (
    quote.cue !== null ||
    (sentence !== undefined && before !== undefined && before.end + 1 === sentence.start)
  );
}

/** Names the speaker of a quote whose first paragraphs name nobody. */
function attribute(quotes: AttributedQuote[], index: number, attribution: Attribution | null): void {
  const quote = quotes[index];
  if (quote?.isCarried && attribution) quotes[index] = { ...quote, ...attribution, isCarried: false };
}
