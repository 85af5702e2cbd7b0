import type { Statistic } from './statistics.js';

/** A 95% interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const RESAMPLES = 1000;
const SEED = 20160912;
/** The standard normal distribution's quantile at .975. */
const Z = 1.959964;

/** A small generator of evenly spread numbers in [0, 1), the same for the same seed. Source: T. Ettinger, mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The interval of a statistic when whole documents are drawn anew, for what stands in one document is alike. The seed is
 * fixed, so that the same counts give the same interval.
 * Source: B. Efron and R. Tibshirani, "An introduction to the bootstrap" (1993), the percentile interval.
 * @param documents the counts of each document, all of one length
 */
export function bootstrapInterval(statistic: Statistic, documents: readonly (readonly number[])[]): Interval {
  const size = documents[0]?.length ?? 0;
  const random = randomFrom(SEED);
  const values = Array.from({ length: RESAMPLES }, () => {
    const sums = new Array<number>(size).fill(0);
    for (let drawn = 0; drawn < documents.length; drawn++) {
      const counts = documents[Math.floor(random() * documents.length)] ?? [];
      for (let i = 0; i < size; i++) sums[i] = (sums[i] ?? 0) + (counts[i] ?? 0);
    }
    return statistic.of(sums);
  }).sort((a, b) => a - b);
  const at = (quantile: number): number => values[Math.round(quantile * (RESAMPLES - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * The interval of a share.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
 */
export function wilsonInterval(right: number, cases: number): Interval {
  if (cases === 0) return { low: 0, high: 1 };
  const share = right / cases;
  const centre = (share + Z ** 2 / (2 * cases)) / (1 + Z ** 2 / cases);
  const reach = (Z / (1 + Z ** 2 / cases)) * Math.sqrt((share * (1 - share) + Z ** 2 / (4 * cases)) / cases);
  return { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}
