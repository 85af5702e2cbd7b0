import type { SqlValues } from './sql-values.js';
import { UNKNOWN_TIME } from './unknown-time.js';

/** What a row must pass: leaves that ask one thing each, and the three ways to put them together. */
export type Test<Leaf> =
  | { readonly all: readonly Test<Leaf>[] }
  | { readonly any: readonly Test<Leaf>[] }
  | { readonly not: Test<Leaf> }
  | Leaf;

/**
 * The SQL condition of a test. Of all tests in none fails, of any in none passes. What is unknown does not pass, and
 * its opposite does.
 */
export function condition<Leaf extends object>(
  test: Test<Leaf>,
  values: SqlValues,
  leafCondition: (leaf: Leaf, values: SqlValues) => string,
): string {
  const inner = (each: Test<Leaf>): string => condition(each, values, leafCondition);
  if ('all' in test) return test.all.length === 0 ? 'true' : `(${test.all.map(inner).join(' and ')})`;
  if ('any' in test) return test.any.length === 0 ? 'false' : `(${test.any.map(inner).join(' or ')})`;
  if ('not' in test) return `(${inner(test.not)} is not true)`;
  return leafCondition(test, values);
}

/** The leaves that every row must pass. */
export function required<Leaf extends object>(test: Test<Leaf> | null): readonly Leaf[] {
  if (test === null) return [];
  if ('all' in test) return test.all.flatMap(required);
  return 'any' in test || 'not' in test ? [] : [test];
}

/** From inclusive, to exclusive; null where open. What has no time lies in no range. */
export interface TimeRange {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** SQL: equality with one value finds its place in an index that goes on in another order; `any` may not. */
export function isOneOf(column: string, ids: readonly string[], values: SqlValues): string {
  const [only] = ids;
  return ids.length === 1
    ? `${column} = ${values.add(only, 'bigint')}`
    : `${column} = any (${values.add(ids, 'bigint[]')})`;
}

/** SQL: that a time that is never null lies in a range. */
export function isWithin(column: string, { from, to }: TimeRange, values: SqlValues): string {
  const bounds = [
    `${column} > '${UNKNOWN_TIME}'`,
    ...(from ? [`${column} >= ${values.add(from, 'timestamptz')}`] : []),
    ...(to ? [`${column} < ${values.add(to, 'timestamptz')}`] : []),
  ];
  return `(${bounds.join(' and ')})`;
}
