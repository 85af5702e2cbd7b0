import type { TextSpan } from '../domain/text-span.js';
import { MONTHS } from './lexicon/calendar.js';
import { HEADING_LABELS } from './lexicon/heading-labels.js';
import { isKnownPlace } from './lexicon/places.js';

const MONTH = String.raw`(?:${MONTHS.map((month) => month.charAt(0).toUpperCase() + month.slice(1, 3)).join('|')})\p{Ll}*\.?\s`;
const TOWN = String.raw`\p{Lu}[\p{L} \u00a0./'’-]{1,60}?`;
const REGION = String.raw`(?:, ?(?!${MONTH}\d)\p{Lu}[\p{L}. \u00a0]{0,40}?)?`;
const DAY = String.raw`(?:,\s${MONTH}\d{1,2}(?:,\s\d{4})?)?`;
const AGENCY = String.raw`(?:\s*\([^)\n]{2,20}\))?`;
const SENTENCE = String.raw`(?=[\p{Lu}\p{N}“‘"'«„(\p{Emoji_Presentation}])`;

/**
 * The place, in capitals or not, then perhaps its region, the day and the agency, before a colon or a dash that opens a
 * sentence: 'PORT ALDER:', 'LAGOS, Nigeria (AP) —', 'PARIS, May 3 -'.
 */
const DATELINE = new RegExp(
  String.raw`^\s*(?<place>${TOWN}${REGION})${DAY}${AGENCY}(?<mark>:|\s*(?:—|–|--)|\s-(?=\s))\s*${SENTENCE}`,
  'u',
);

/** A place has no more words, its region among them. */
const LONGEST_PLACE = 6;

/** Where a report was filed, as printed before its first sentence. */
export interface Dateline extends TextSpan {
  /** The place's own characters. */
  readonly place: TextSpan;
}

/** True for words in capitals, or a place that is known, that are no heading and no speaker of a transcript. */
function isPlaceOfFiling(text: string, place: string, mark: string): boolean {
  const [town = ''] = place.split(',');
  const words = place.split(/\s+/);
  if (town.length < 3 || words.length > LONGEST_PLACE || HEADING_LABELS.has(town.toLowerCase())) return false;
  const isCapitals = /^[^\p{Ll}]+$/u.test(town);
  if (!isCapitals && !isKnownPlace(town.toLowerCase())) return false;
  return mark !== ':' || !text.includes(`\n${place}:`);
}

/** @returns the dateline that a body of text opens with, up to its first sentence; null where it has none */
export function findDateline(text: string): Dateline | null {
  const match = DATELINE.exec(text);
  const place = match?.groups?.['place'];
  if (!match || place === undefined || !isPlaceOfFiling(text, place, match.groups?.['mark'] ?? ''))
    return null;
  const start = match[0].indexOf(place);
  return { start: 0, end: match[0].length, place: { start, end: start + place.trimEnd().length } };
}
