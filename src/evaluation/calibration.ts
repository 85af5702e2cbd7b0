import type { PredictedQuote } from './gold-quotes.js';
import type { MatchedDocument } from './match-quotes.js';

/** From here on a confidence promises that nearly all are right. */
export const HIGH_CONFIDENCE = 0.9;
export const CONFIDENCE_BINS = 10;

/** A statement's confidence, and whether it was found in the gold, its speaker right. */
export interface JudgedConfidence {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Every attribution of a document that tells a confidence. */
export function judgedConfidences({ predicted, matches }: MatchedDocument): JudgedConfidence[] {
  const right = new Set<PredictedQuote>(
    matches.filter(({ isSpeakerRight }) => isSpeakerRight).map((match) => match.predicted.quote),
  );
  return predicted.flatMap(({ quote }) =>
    quote.confidence === null ? [] : { confidence: quote.confidence, isRight: right.has(quote) },
  );
}

/** For each of ten bins of confidence: cases, summed confidence, right. */
export function binned(judged: readonly JudgedConfidence[]): number[] {
  const counts = new Array<number>(CONFIDENCE_BINS * 3).fill(0);
  for (const { confidence, isRight } of judged) {
    const bin = Math.min(CONFIDENCE_BINS - 1, Math.floor(confidence * CONFIDENCE_BINS));
    [1, confidence, isRight ? 1 : 0].forEach((each, i) => {
      counts[bin * 3 + i] = (counts[bin * 3 + i] ?? 0) + each;
    });
  }
  return counts;
}
