import { exactWords } from '../domain/text-span.js';
import { isObject } from './json-line.js';

/**
 * Holds every span of findings against the text they are of: in it, not empty, and in the words it is printed with.
 * @param findings a document as it is printed; anything in it with `start` and `end` is a span
 * @returns how many spans there are
 * @throws Error where one does not stand at its words
 */
export function checkedSpans(text: string, findings: unknown): number {
  if (Array.isArray(findings))
    return findings.reduce((sum: number, each) => sum + checkedSpans(text, each), 0);
  if (!isObject(findings)) return 0;
  const inside = Object.values(findings).reduce((sum: number, each) => sum + checkedSpans(text, each), 0);
  const { start, end, text: exact, mention } = findings;
  if (typeof start !== 'number' || typeof end !== 'number') return inside;
  // A speaker that no words name there stands nowhere, before the quote.
  if (start === end && mention === null) return inside;
  const isThere = Number.isInteger(start) && 0 <= start && start < end && end <= text.length;
  if (!isThere || (exact !== undefined && exactWords(text, { start, end }) !== exact))
    throw new Error(`Other words than those found stand at ${String(start)} to ${String(end)}.`);
  return inside + 1;
}
