import { parse } from 'chrono-node';
import { readPrintedDate } from './printed-date.js';

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?: (?:[a-z]{1,3} )?\p{Lu}[\p{L}.'’-]*){1,4}`;
const NAMES = new RegExp(`^${NAME}(?:(?:, | and |, and | & )${NAME})*$`, 'u');
/** Bylines that name no person. */
const DESKS =
  /\b(reporters?|correspondents?|staff|desk|agencies|agency|bureau|editors?|team|service|newsroom)\b/i;
const UPDATED = /\b(?:published|updated|posted|last modified)\b(?: on)?:?/gi;

export interface Byline {
  readonly authors: string[];
  readonly publishedAt: Date | null;
}

/** The names of a line of names, in print order. */
export function authorsOf(names: string): string[] {
  return names.trim().split(/, and | and |, | & /);
}

/** True for a line that is nothing but names: a byline, if a line with a date comes next. */
export function isNames(line: string): boolean {
  return NAMES.test(line.trim()) && !DESKS.test(line);
}

/** @returns what a byline tells, or null for a line that is none: 'By Ann Lee and Bo Ek', 'Ann Lee October 30, 2010' */
export function readByline(line: string): Byline | null {
  const words = line.replace(/\s+/g, ' ').trim();
  if (words.length > 160 || /[.!?]$/.test(words)) return null;
  const [date] = parse(words, { instant: new Date(0), timezone: 0 });
  const publishedAt = date ? readPrintedDate(words) : null;
  const isByline = /^by /i.test(words);
  const withoutDate =
    publishedAt && date ? words.slice(0, date.index) + words.slice(date.index + date.text.length) : words;
  const names = withoutDate
    .replace(UPDATED, '')
    .replace(/^by /i, '')
    .replace(/\b(?:UTC|GMT|BST|EST|PKT)\b/g, '')
    .replace(/[|•·/–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  const isDesk = DESKS.test(names);
  if (names === '') return publishedAt ? { authors: [], publishedAt } : null;
  if (isDesk) return isByline || publishedAt ? { authors: [], publishedAt } : null;
  if (!NAMES.test(names) || (!isByline && !publishedAt)) return null;
  return { authors: authorsOf(names), publishedAt };
}
