import { contains, type TextSpan } from './text-span.js';

/** Spans in the order in which they begin, so that those at a place are found without looking at all. */
export function byStart<Span extends TextSpan>(spans: Iterable<Span>): Span[] {
  const found = [...spans];
  // Most are in order already, and sorting copies them twice.
  for (let i = 1; i < found.length; i++)
    if ((found[i - 1]?.start ?? 0) > (found[i]?.start ?? 0)) return found.sort((a, b) => a.start - b.start);
  return found;
}

/**
 * Halves a sorted list until the first place is found where something holds, and holds from there on.
 * @returns 0 to `length`, which is where it never holds
 */
export function firstIndexWhere(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @returns how many of the sorted spans begin before an offset */
export function countBefore(sorted: readonly TextSpan[], offset: number): number {
  return firstIndexWhere(sorted.length, (index) => (sorted[index]?.start ?? 0) >= offset);
}

/** @returns those of the sorted spans that lie wholly inside another */
export function spansInside<Span extends TextSpan>(sorted: readonly Span[], outer: TextSpan): Span[] {
  return sorted
    .slice(countBefore(sorted, outer.start), countBefore(sorted, outer.end))
    .filter((span) => contains(outer, span));
}

/**
 * Tells whether any of many spans lies around another or over it, without looking at each: of those that begin before a
 * place only the one that reaches farthest counts.
 */
export class CoveredText {
  private readonly starts: Uint32Array;
  /** How far the spans up to each one reach. */
  private readonly ends: Uint32Array;

  constructor(spans: Iterable<TextSpan>) {
    const sorted = byStart(spans);
    this.starts = Uint32Array.from(sorted, ({ start }) => start);
    let farthest = 0;
    this.ends = Uint32Array.from(sorted, ({ end }) => (farthest = Math.max(farthest, end)));
  }

  /** How far those reach that begin before an offset; 0 where there are none. */
  private reachOfThoseBefore(offset: number): number {
    const { starts, ends } = this;
    return ends[firstIndexWhere(starts.length, (index) => (starts[index] ?? 0) >= offset) - 1] ?? 0;
  }

  /** True where one of the spans contains another. */
  contains({ start, end }: TextSpan): boolean {
    return this.reachOfThoseBefore(start + 1) >= end;
  }

  /** True where one of the spans shares a code unit with another. */
  overlaps({ start, end }: TextSpan): boolean {
    return this.reachOfThoseBefore(end) > start;
  }
}
