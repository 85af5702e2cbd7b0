/** Two words side by side; two with one between; a post and a word that stands there. */
export const PairKind = { NEXT: 0, APART: 1, POST: 2 } as const;
export type PairKind = (typeof PairKind)[keyof typeof PairKind];

/** More words than have numbers. */
const WORD_LIMIT = 2 ** 14;
const RADIX = 36;

/** One number for two, so that nothing is written to look a pair up. */
export function pairKey(kind: PairKind, first: number, second: number): number {
  return (kind * WORD_LIMIT + first) * WORD_LIMIT + second;
}

/** @param keys in rising order; the differences are written, for they are short */
export function writeKeys(keys: readonly number[]): string {
  return keys.map((key, i) => (key - (keys[i - 1] ?? 0)).toString(RADIX)).join(' ');
}

/** @returns of each key that `writeKeys` wrote its place among them */
export function readKeys(written: string): Map<number, number> {
  const places = new Map<number, number>();
  if (written === '') return places;
  let key = 0;
  for (const difference of written.split(' ')) {
    key += Number.parseInt(difference, RADIX);
    places.set(key, places.size);
  }
  return places;
}
