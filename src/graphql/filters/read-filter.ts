import type { Test } from '../../store/row-test.js';
import type { ArgumentPath } from './filter-ids.js';

/** A filter with the three ways to put filters together. */
interface Combined<Filter> {
  readonly and?: readonly Filter[] | null;
  readonly or?: readonly Filter[] | null;
  readonly not?: Filter | null;
}

/**
 * Turns a filter of any kind into a test.
 * @param leavesOf reads what a filter asks besides and, or and not
 * @returns null where everything passes
 */
export async function readFilter<Filter extends Combined<Filter>, Leaf>(
  filter: Filter | null | undefined,
  leavesOf: (filter: Filter, path: ArgumentPath) => Promise<Leaf[]>,
  path: ArgumentPath = ['filter'],
): Promise<Test<Leaf> | null> {
  if (!filter) return null;
  // A filter that asks nothing passes everything.
  const inner = async (part: Filter, ...name: string[]): Promise<Test<Leaf>> =>
    (await readFilter(part, leavesOf, [...path, ...name])) ?? { all: [] };
  const each = (parts: readonly Filter[], name: string): Promise<Test<Leaf>[]> =>
    Promise.all(parts.map((part, i) => inner(part, name, String(i))));
  const [leaves, and, any, not] = await Promise.all([
    leavesOf(filter, path),
    each(filter.and ?? [], 'and'),
    filter.or ? each(filter.or, 'or') : null,
    filter.not ? inner(filter.not, 'not') : null,
  ]);
  const all: Test<Leaf>[] = [...leaves, ...and, ...(any ? [{ any }] : []), ...(not ? [{ not }] : [])];
  const [only] = all;
  if (only === undefined) return null;
  return all.length === 1 ? only : { all };
}
