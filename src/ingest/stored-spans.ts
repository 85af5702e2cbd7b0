import { codePointOffsets, exactWords, type TextSpan } from '../domain/text-span.js';

/** A span as a row holds it. */
export interface StoredSpan {
  readonly start: number;
  readonly codePointStart: number;
  readonly exact: string;
}

/**
 * Turns spans of one text into what rows hold of them.
 * @param spans all that will be asked for, so that the text is walked once
 */
export function storedSpans(text: string, spans: Iterable<TextSpan>): (span: TextSpan) => StoredSpan {
  const starts = [...spans].map(({ start }) => start);
  const codePoints = codePointOffsets(text, starts);
  return (span) => ({
    start: span.start,
    codePointStart: codePoints.get(span.start) ?? 0,
    exact: exactWords(text, span),
  });
}
