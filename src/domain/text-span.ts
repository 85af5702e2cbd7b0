/** A half-open range `[start, end)` of UTF-16 code units: `text.slice(start, end)` is the words, always. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** The words a span stands for. */
export function exactWords(text: string, span: TextSpan): string {
  return text.slice(span.start, span.end);
}

/** True where `inner` lies wholly inside `outer`; equal spans contain each other. */
export function contains(outer: TextSpan, inner: TextSpan): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** True where two spans share at least one code unit. */
export function overlaps(a: TextSpan, b: TextSpan): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The number of Unicode code points in a string, as Web Annotation and Python count. */
export function codePointLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; length++) i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
  return length;
}

/** Half of a code point of two code units: most texts have none. */
const SURROGATE = /[\uD800-\uDFFF]/;

/**
 * Translates UTF-16 offsets into code point offsets, in one walk over the text.
 * @param offsets in any order; each between 0 and `text.length`
 * @returns one code point offset for each distinct offset given
 */
export function codePointOffsets(text: string, offsets: Iterable<number>): Map<number, number> {
  if (!SURROGATE.test(text)) return new Map(Array.from(offsets, (offset) => [offset, offset]));
  const ascending = [...new Set(offsets)].sort((a, b) => a - b);
  const translated = new Map<number, number>();
  let codeUnits = 0;
  let codePoints = 0;
  for (const offset of ascending) {
    codePoints += codePointLength(text.slice(codeUnits, offset));
    codeUnits = offset;
    translated.set(offset, codePoints);
  }
  return translated;
}
