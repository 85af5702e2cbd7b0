import { contains, type TextSpan } from './text-span.js';

/** Spans in the order in which they begin, so that those at a place are found without looking at all. */
export function byStart<Span extends TextSpan>(spans: Iterable<Span>): Span[] {
  return [...spans].sort((a, b) => a.start - b.start);
}

/** @returns how many of the sorted spans begin before an offset */
export function countBefore(sorted: readonly TextSpan[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns those of the sorted spans that lie wholly inside another */
export function spansInside<Span extends TextSpan>(sorted: readonly Span[], outer: TextSpan): Span[] {
  return sorted
    .slice(countBefore(sorted, outer.start), countBefore(sorted, outer.end))
    .filter((span) => contains(outer, span));
}
