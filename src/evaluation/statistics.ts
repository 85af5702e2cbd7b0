import { QualityStatistic } from '../domain/quality-figures.js';

/** What is made of the counts of many documents, added up. */
export interface Statistic {
  readonly name: QualityStatistic;
  /** @param counts sums over documents, in the order that the statistic's docstring gives */
  readonly of: (counts: readonly number[]) => number;
  /** How many gold annotations or cases the counts are of. */
  readonly samples: (counts: readonly number[]) => number;
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

function sumAt(counts: readonly number[], size: number, place: number): number {
  return sliced(counts, size).reduce((sum, each) => sum + (each[place] ?? 0), 0);
}

function sliced(counts: readonly number[], size: number): (readonly number[])[] {
  return Array.from({ length: counts.length / size }, (_, i) => counts.slice(i * size, (i + 1) * size));
}

/** Counts: hits among the predictions, predictions, hits among the gold, gold. */
export const F1: Statistic = {
  name: QualityStatistic.F1,
  of: f1Of,
  samples: (counts) => sumAt(counts, 4, 3),
};

/** Counts: right, cases. */
export const SHARE: Statistic = {
  name: QualityStatistic.SHARE,
  of: ([right = 0, cases = 0]) => ratio(right, cases),
  samples: ([, cases = 0]) => cases,
};

/** Counts: those of F1 for each class; the mean of the classes' F1. */
export const MACRO_F1: Statistic = {
  name: QualityStatistic.MACRO_F1,
  of: (counts) => {
    const classes = sliced(counts, 4);
    return classes.reduce((sum, each) => sum + f1Of(each), 0) / classes.length;
  },
  samples: (counts) => sumAt(counts, 4, 3),
};

/**
 * Counts for each bin of confidence: cases, summed confidence, right. The mean distance of confidence and share of right
 * ones, weighted by the cases of each bin.
 * Source: M. P. Naeini et al., "Obtaining well calibrated probabilities using Bayesian binning" (AAAI 2015).
 */
export const CALIBRATION_ERROR: Statistic = {
  name: QualityStatistic.CALIBRATION_ERROR,
  of: (counts) => {
    const bins = sliced(counts, 3);
    const cases = bins.reduce((sum, [n = 0]) => sum + n, 0);
    const distance = bins.reduce(
      (sum, [, confidence = 0, right = 0]) => sum + Math.abs(confidence - right),
      0,
    );
    return ratio(distance, cases);
  },
  samples: (counts) => sumAt(counts, 3, 0),
};
