import type { JudgedDocument, JudgedError } from '../evaluation/judged-document.js';
import { printable } from './printable.js';

/** How much of the text is shown on either side of an error, in UTF-16 code units. */
const CONTEXT = 70;

function inContext(text: string, { document, span: { start, end }, instead }: JudgedError): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const shown = `${before}⟦${text.slice(start, end)}⟧${text.slice(end, end + CONTEXT)}`;
  const gold = instead === null ? '' : `\n      gold: ${printable(instead)}`;
  return `    ${printable(document)}: … ${printable(shown)} …${gold}\n`;
}

/** What went wrong, the most frequent sort first, up to a number of each in its context. */
export function errorsInContext(documents: readonly JudgedDocument[], most: number): string {
  const groups = new Map<string, string[]>();
  for (const { text, errors } of documents) {
    for (const error of errors) {
      const shown = groups.get(error.group) ?? [];
      shown.push(inContext(text, error));
      groups.set(error.group, shown);
    }
  }
  return [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([group, shown]) => `\n${group}: ${String(shown.length)}\n${shown.slice(0, most).join('')}`)
    .join('');
}
