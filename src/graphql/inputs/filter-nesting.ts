import { ValidateBy } from 'class-validator';
import { MAX_FILTER_DEPTH, MAX_FILTER_PARTS } from '../limits.js';

/** A filter with the three ways to put filters together. */
interface Combined {
  readonly and?: readonly Combined[] | null;
  readonly or?: readonly Combined[] | null;
  readonly not?: Combined | null;
}

function parts({ and, or, not }: Combined): readonly Combined[] {
  return [...(and ?? []), ...(or ?? []), ...(not ? [not] : [])];
}

function depthOf(filter: Combined): number {
  return Math.max(0, ...parts(filter).map((part) => 1 + depthOf(part)));
}

function sizeOf(filter: Combined): number {
  return parts(filter).reduce((size, part) => size + sizeOf(part), 1);
}

/** That a filter's and, or and not are neither too deep nor too many. */
export function IsBoundedFilter(): PropertyDecorator {
  return ValidateBy({
    name: 'isBoundedFilter',
    validator: {
      validate: (value: unknown) =>
        typeof value !== 'object' ||
        value === null ||
        (depthOf(value) <= MAX_FILTER_DEPTH && sizeOf(value) <= MAX_FILTER_PARTS),
      defaultMessage: () =>
        `A filter is nested ${String(MAX_FILTER_DEPTH)} levels at most, of ${String(MAX_FILTER_PARTS)} parts at most`,
    },
  });
}
