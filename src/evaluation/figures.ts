import { bootstrapInterval, wilsonInterval, type Interval } from './interval.js';
import { IntervalMethod } from '../domain/quality-figures.js';
import { SHARE, type Statistic } from './statistics.js';

/** Something that is measured, by the name under which its counts are kept. */
export interface Measure {
  readonly name: string;
  readonly statistic: Statistic;
}

/** A measure's value with its 95% interval and what it was counted from, in the order of its statistic. */
export interface Figure extends Measure, Interval {
  readonly value: number;
  readonly counts: readonly number[];
  readonly interval: IntervalMethod;
}

/** What one document adds: counts by the name of their measure. A measure left out adds nothing. */
export type Tally = Readonly<Record<string, readonly number[]>>;

function sumOf(documents: readonly (readonly number[])[]): number[] {
  const sums: number[] = [];
  for (const counts of documents) counts.forEach((count, i) => (sums[i] = (sums[i] ?? 0) + count));
  return sums;
}

function figureOf({ name, statistic }: Measure, documents: readonly (readonly number[])[]): Figure {
  const counts = sumOf(documents);
  const [right = 0, cases = 0] = counts;
  const isShare = statistic === SHARE;
  const bounds = isShare ? wilsonInterval(right, cases) : bootstrapInterval(statistic, documents);
  const interval = isShare ? IntervalMethod.WILSON : IntervalMethod.BOOTSTRAP;
  return { name, statistic, value: statistic.of(counts), counts, interval, ...bounds };
}

/**
 * The figures of many documents. Shares have Wilson's interval; the others that of a bootstrap over the documents.
 * A measure without a case is left out.
 */
export function figuresOf(measures: readonly Measure[], tallies: readonly Tally[]): Figure[] {
  return measures.flatMap((measure) => {
    const size = tallies.find((tally) => tally[measure.name])?.[measure.name]?.length;
    const isEmpty = tallies.every((tally) => (tally[measure.name] ?? []).every((count) => count === 0));
    if (size === undefined || isEmpty) return [];
    const nothing = new Array<number>(size).fill(0);
    return figureOf(
      measure,
      tallies.map((tally) => tally[measure.name] ?? nothing),
    );
  });
}
