import type { TextSpan } from '../domain/text-span.js';

/** Words in capitals before a colon or a dash at the beginning of a body: 'ISLAMABAD:', 'LAGOS, Nigeria (AP) —'. */
const DATELINE =
  /^\s*(?<place>\p{Lu}[\p{Lu} .'’-]+(?:, ?[\p{L}. ]+)?)(?:\s*\([^)\n]{2,20}\))?\s*(?::|—|–|--| - )\s*(?=\S)/u;

/** Where a report was filed, as printed before its first sentence. */
export interface Dateline extends TextSpan {
  /** The place's own characters. */
  readonly place: TextSpan;
}

/** @returns the dateline that a body of text opens with, up to its first sentence; null where it has none */
export function findDateline(text: string): Dateline | null {
  const match = DATELINE.exec(text);
  const place = match?.groups?.['place'];
  if (!match || place === undefined) return null;
  const start = match[0].indexOf(place);
  return { start: 0, end: match[0].length, place: { start, end: start + place.trimEnd().length } };
}
