import { parse } from 'chrono-node';
import { NAME_PARTICLES } from '../analysis/lexicon/name-parts.js';
import { nameKey } from '../domain/name-key.js';
import { oneLine } from '../domain/one-line.js';
import { readPrintedDate } from './printed-date.js';

const PARTICLES = String.raw`(?:(?:${[...NAME_PARTICLES].join('|')}) ){0,3}`;
const WORD = String.raw`\p{Lu}[\p{L}.'’-]*`;
const NAME = String.raw`${WORD}(?: ${PARTICLES}${WORD}){1,4}`;
const SEPARATOR = String.raw`(?:, | and |, and | AND | & )`;
const NAMES = new RegExp(`^${NAME}(?:${SEPARATOR}${NAME})*$`, 'u');
/** After 'By' a single word is a name too. */
const NAMES_AFTER_BY = new RegExp(`^(?:${WORD}|${NAME})(?:${SEPARATOR}(?:${WORD}|${NAME}))*$`, 'u');

const ROLE =
  'reporters?|correspondents?|staff|desk|agencies|agency|bureau|editors?|team|service|newsroom|columnist|writer';
/** Bylines that name no person. */
const DESKS = new RegExp(
  String.raw`\b(?:${ROLE}|reuters|associated press|ap|afp|agence france-presse|press association|bloomberg|upi|dpa|xinhua|tass|ansa|efe)\b`,
  'iu',
);
/** 'Ann Lee, Political Editor', 'Ann Lee in Lisk': what stands after the last name. */
const OFFICE = new RegExp(String.raw`,? (?:our )?(?:[\p{L}-]+ ){0,3}(?:${ROLE})$`, 'iu');
const PLACE = /,? in (?:the )?\p{Lu}[\p{L}.'’ -]*$/u;
/** No line of names is longer. */
const LONGEST_LINE = 160;
const UPDATED = /\b(?:first )?(?:published|updated|posted|last (?:modified|updated))\b(?: on| at)?:?/giu;

export interface Byline {
  readonly authors: string[];
  readonly publishedAt: Date | null;
}

/** 'ANN LEE' as a name is written. */
function inTitleCase(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=\b[od][’'])\p{L}|(?<=-)\p{L}/gu, (letter) => letter.toUpperCase());
}

function withoutOffice(names: string): string {
  return names.replace(OFFICE, '').replace(PLACE, '');
}

/** The names of a line of names, in print order. */
export function authorsOf(names: string): string[] {
  return withoutOffice(names.trim())
    .split(/, and | and | AND |, | & /)
    .map(inTitleCase);
}

/** True for a line that is nothing but names: a byline, if a line with a date comes next. */
export function isNames(line: string): boolean {
  if (line.length > LONGEST_LINE) return false;
  const names = withoutOffice(line.trim());
  return NAMES.test(names) && !/^by /i.test(names) && !DESKS.test(names);
}

/** True for a name in a byline that may be a person's: no agency's, no desk's, not the outlet's. */
export function mayBePerson(name: string, outlet: string): boolean {
  return !DESKS.test(name) && nameKey(name) !== nameKey(outlet);
}

/** The words without the dates in them. */
function withoutDates(words: string): string {
  return parse(words, { instant: new Date(0), timezone: 0 }).reduceRight(
    (rest, { index, text }) => rest.slice(0, index) + rest.slice(index + text.length),
    words,
  );
}

/** @returns what a byline tells, or null for a line that is none: 'By Ann Lee and Bo Ek', 'Ann Lee October 30, 2010' */
export function readByline(line: string): Byline | null {
  const words = oneLine(line);
  if (words.length > LONGEST_LINE || /[!?]$|[^.]\p{L}{3,}\.$/u.test(words)) return null;
  const publishedAt = readPrintedDate(words);
  const isByline = /^by /i.test(words);
  const printed = (publishedAt ? withoutDates(words) : words)
    .replace(UPDATED, '')
    .replace(/^by /i, '')
    .replace(/\b(?:UTC|GMT|BST|[ECMP][SD]?T|PKT|CET|IST)\b/g, '')
    .replace(/[|•·/–—]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  const names = withoutOffice(printed);
  const isNamed = (isByline ? NAMES_AFTER_BY : NAMES).test(names);
  if (isNamed && (isByline || publishedAt)) {
    return { authors: authorsOf(names).filter((name) => !DESKS.test(name)), publishedAt };
  }
  const isAgency = words.split(' ').length <= 3 && NAMES_AFTER_BY.test(words);
  const isDesk = printed === '' || DESKS.test(printed);
  return isDesk && (isByline || publishedAt || isAgency) ? { authors: [], publishedAt } : null;
}
