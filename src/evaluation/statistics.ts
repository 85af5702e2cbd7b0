/** What is made of the counts of many documents, added up. */
export interface Statistic {
  /** @param counts sums over documents, in the order that the statistic's docstring gives */
  readonly of: (counts: readonly number[]) => number;
  /** True for a share of cases, each right or wrong: counts are `[right, cases]`. */
  readonly isShare: boolean;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function precisionOf([hitPredictions = 0, predictions = 0]: readonly number[]): number {
  return ratio(hitPredictions, predictions);
}

export function recallOf([, , hitGold = 0, gold = 0]: readonly number[]): number {
  return ratio(hitGold, gold);
}

function f1Of(counts: readonly number[]): number {
  const [precision, recall] = [precisionOf(counts), recallOf(counts)];
  return ratio(2 * precision * recall, precision + recall);
}

function sliced(counts: readonly number[], size: number): (readonly number[])[] {
  return Array.from({ length: counts.length / size }, (_, i) => counts.slice(i * size, (i + 1) * size));
}

/** Counts: hits among the predictions, predictions, hits among the gold, gold. */
export const F1: Statistic = { of: f1Of, isShare: false };

/** Counts: right, cases. */
export const SHARE: Statistic = { of: ([right = 0, cases = 0]) => ratio(right, cases), isShare: true };

/** Counts: those of F1 for each class; the mean of the classes' F1. */
export const MACRO_F1: Statistic = {
  of: (counts) => {
    const classes = sliced(counts, 4);
    return classes.reduce((sum, each) => sum + f1Of(each), 0) / classes.length;
  },
  isShare: false,
};

/**
 * Counts for each bin of confidence: cases, summed confidence, right. The mean distance of confidence and share of right
 * ones, weighted by the cases of each bin.
 * Source: M. P. Naeini et al., "Obtaining well calibrated probabilities using Bayesian binning" (AAAI 2015).
 */
export const CALIBRATION_ERROR: Statistic = {
  of: (counts) => {
    const bins = sliced(counts, 3);
    const cases = bins.reduce((sum, [n = 0]) => sum + n, 0);
    const distance = bins.reduce(
      (sum, [, confidence = 0, right = 0]) => sum + Math.abs(confidence - right),
      0,
    );
    return ratio(distance, cases);
  },
  isShare: false,
};
