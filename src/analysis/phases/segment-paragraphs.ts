import type { TextSpan } from '../../domain/text-span.js';
import type { Draft } from '../draft.js';

/** Lines that a program wrapped are no longer than this; a paragraph on one line mostly is. */
const WRAPPED_LINE = 100;

/**
 * True where a program broke the lines: they are short, and paragraphs stand apart by empty lines, or there is only one,
 * in which a line ends in the middle of a sentence.
 */
function isWrapped(text: string): boolean {
  const lines = text.trim().split('\n');
  if (lines.some((line) => line.length > WRAPPED_LINE)) return false;
  return lines.some((line) => line.trim() === '') || lines.slice(1).some((line) => /^\s*\p{Ll}/u.test(line));
}

/** Splits at line breaks, or in a text whose lines are wrapped, at empty lines. */
export function segmentParagraphs({ text }: Pick<Draft, 'text'>): Pick<Draft, 'paragraphs'> {
  const separator = isWrapped(text) ? /\n[^\S\n]*(?:\n[^\S\n]*)+/g : /\n/g;
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
