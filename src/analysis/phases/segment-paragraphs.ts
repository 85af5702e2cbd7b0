import type { TextSpan } from '../../domain/text-span.js';
import type { Draft } from '../draft.js';

/** Lines that a program wrapped are no longer than this; a paragraph on one line mostly is. */
const WRAPPED_LINE = 100;

/** Splits at line breaks, or in a text whose lines are wrapped, at empty lines. */
export function segmentParagraphs({ text }: Draft): Pick<Draft, 'paragraphs'> {
  const isWrapped =
    /\n[^\S\n]*\n/.test(text) && text.split('\n').every((line) => line.length <= WRAPPED_LINE);
  const separator = isWrapped ? /\n[^\S\n]*(?:\n[^\S\n]*)+/g : /\n/g;
  const paragraphs: TextSpan[] = [];
  const add = (from: number, to: number): void => {
    const words = text.slice(from, to);
    const start = from + (words.length - words.trimStart().length);
    const end = from + words.trimEnd().length;
    if (start < end) paragraphs.push({ start, end });
  };
  let from = 0;
  for (const match of text.matchAll(separator)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, text.length);
  return { paragraphs };
}
