import type { GoldQuote, GoldQuoteDocument, PredictedQuote } from './gold-quotes.js';
import { isOverlappingSpeaker, isSameSpeaker } from './speaker-agreement.js';
import { jaccard, matchByOverlap, wordsIn, wordsOf } from './word-overlap.js';

/** The share of common words from which two spans are held to be the same quote. */
export const PARTIAL = 0.8;
export const LOOSE = 0.3;
const EXACT = 0.999999;

/** What is asked for: the gold that counts. What best fits other gold is neither right nor a false alarm. */
export interface Scope {
  readonly name: string;
  readonly isAskedFor: (gold: GoldQuote) => boolean;
  readonly isHandedIn: (predicted: PredictedQuote) => boolean;
}

/** A quote with the numbers of its words. */
export interface WordedQuote<Quote> {
  readonly quote: Quote;
  readonly words: ReadonlySet<number>;
}

/** A predicted quote that is the gold's, and whether its speaker is. */
export interface MatchedQuote {
  readonly gold: WordedQuote<GoldQuote>;
  readonly predicted: WordedQuote<PredictedQuote>;
  readonly isSpeakerExact: boolean;
  readonly isSpeakerRight: boolean;
}

/** The gold and the predictions of a document within a scope, and which of them are the same. */
export interface MatchedDocument {
  readonly gold: readonly WordedQuote<GoldQuote>[];
  readonly predicted: readonly WordedQuote<PredictedQuote>[];
  readonly matches: readonly MatchedQuote[];
  /** How many are the same in exact words; how many by a loose measure. */
  readonly exact: number;
  readonly loose: number;
}

function worded<Quote extends { start: number; end: number }>(
  quotes: readonly Quote[],
  words: ReturnType<typeof wordsOf>,
): WordedQuote<Quote>[] {
  return quotes
    .map((quote) => ({ quote, words: wordsIn(words, quote) }))
    .filter((quote) => quote.words.size > 0);
}

function bestOverlap(words: ReadonlySet<number>, others: readonly { words: ReadonlySet<number> }[]): number {
  return Math.max(0, ...others.map((other) => jaccard(other.words, words)));
}

function compareSpeakers(gold: WordedQuote<GoldQuote>, predicted: WordedQuote<PredictedQuote>): MatchedQuote {
  const { speaker } = predicted.quote;
  if (!gold.quote.speaker)
    return { gold, predicted, isSpeakerExact: speaker === null, isSpeakerRight: speaker === null };
  return {
    gold,
    predicted,
    isSpeakerExact: isSameSpeaker(gold.quote.speaker, speaker),
    isSpeakerRight: isOverlappingSpeaker(gold.quote.speaker, speaker),
  };
}

/** Holds the predictions for a document against its gold: one to one, the best overlap of words first. */
export function matchQuotes(
  document: GoldQuoteDocument,
  predictions: readonly PredictedQuote[],
  { isAskedFor, isHandedIn }: Scope,
): MatchedDocument {
  const words = wordsOf(document.text);
  const all = worded(document.quotes, words);
  const gold = all.filter(({ quote }) => isAskedFor(quote));
  const others = all.filter(({ quote }) => !isAskedFor(quote));
  const predicted = worded(predictions.filter(isHandedIn), words).filter((each) => {
    const elsewhere = bestOverlap(each.words, others);
    return elsewhere < LOOSE || elsewhere <= bestOverlap(each.words, gold);
  });
  const [goldWords, predictedWords] = [gold, predicted].map((quotes) => quotes.map((each) => each.words));
  const matched = (threshold: number) => matchByOverlap(goldWords ?? [], predictedWords ?? [], threshold);
  return {
    gold,
    predicted,
    matches: matched(PARTIAL).flatMap((match) => {
      const [right, found] = [gold[match.gold], predicted[match.predicted]];
      return right && found ? compareSpeakers(right, found) : [];
    }),
    exact: matched(EXACT).length,
    loose: matched(LOOSE).length,
  };
}
