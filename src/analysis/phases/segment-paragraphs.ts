import type { TextSpan } from '../../domain/text-span.js';
import type { Draft } from '../draft.js';

const BLANK_LINE = /\n[^\S\n]*\n/;

/** Splits at empty lines; where a text has none, every line is a paragraph. */
export function segmentParagraphs({ text }: Draft): Pick<Draft, 'paragraphs'> {
  const separator = BLANK_LINE.test(text) ? /\n[^\S\n]*(?:\n[^\S\n]*)+/g : /\n/g;
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
