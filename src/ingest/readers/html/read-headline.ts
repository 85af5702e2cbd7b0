import { nameKey } from '../../../domain/name-key.js';
import { oneLine } from '../../../domain/one-line.js';
import { outermost } from './outermost.js';
import type { PageMetadata } from './page-metadata.js';

/** What stands between a headline and the outlet's name in a title. */
const SEPARATED = /^(?<headline>.+\S)\s*(?:\s[-–—:»|·•]|\|)\s+(?<outlet>[^|»·•]+)$/u;
/** A site's name in a title is no longer than this; what is longer is a part of the headline. */
const MOST_OUTLET_WORDS = 4;
/** What is longer is no title: it would be tried at each of its dashes. */
const LONGEST_TITLE = 1_000;

/** The key of a name without the article before it: 'The Standard' is 'standard'. */
function outletKey(name: string): string {
  return nameKey(name.replace(/\.(?:com|org|net|co\.\w\w|\w\w)$/i, ''))
    .replace(/^the /, '')
    .replace(/\s/g, '');
}

function isOutlet(words: string, outlets: readonly string[]): boolean {
  const key = outletKey(words);
  return outlets.some((outlet) => {
    const other = outletKey(outlet);
    return (
      other.length > 2 &&
      (key === other || key.startsWith(other) || (key.length > 3 && other.startsWith(key)))
    );
  });
}

/**
 * A title without the outlet's name and the sections before it: 'Ferry sails again - Local News | The Ledger'.
 * @param outlets the names by which the outlet is known
 */
export function withoutOutlet(title: string, outlets: readonly string[]): string {
  const groups = title.length > LONGEST_TITLE ? undefined : SEPARATED.exec(title)?.groups;
  const { headline = '', outlet = '' } = groups ?? {};
  if (headline === '' || outlet.split(' ').length > MOST_OUTLET_WORDS || !isOutlet(outlet, outlets))
    return title;
  return headline;
}

/** The same headline may differ in spaces, marks and letter case. */
function key(headline: string): string {
  return headline.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

/**
 * The headline. The JSON-LD's comes first, unless the title given for sharing is one of its own: written for itself where
 * heading, window and JSON-LD repeat each other, and with no outlet's name at its end as a template puts there.
 * @param outlets the names by which the outlet is known
 */
export function readHeadline(
  document: Document,
  metadata: PageMetadata,
  outlets: readonly string[],
): string | null {
  const heading = outermost(document.querySelectorAll('h1'))
    .map(({ textContent }) => oneLine(textContent))
    .find(Boolean);
  const [shared] = metadata.meta('og:title', 'twitter:title').map(oneLine);
  const title = withoutOutlet(oneLine(document.querySelector('title')?.textContent ?? ''), outlets);
  const stated = metadata.text('headline');
  const told = stated === null ? null : withoutOutlet(oneLine(stated), outlets);
  if (told === null || told === '') {
    const clean = shared === undefined ? '' : withoutOutlet(shared, outlets);
    if (heading !== undefined && heading !== '' && key(clean).includes(key(heading))) return heading;
    return [clean, heading ?? '', title].find((candidate) => candidate !== '') ?? null;
  }
  if (shared === undefined || withoutOutlet(shared, outlets) !== shared) return told;
  const others = [heading ?? '', title].map(key).filter(Boolean);
  const isItsOwn =
    key(shared) !== key(told) && others.length > 0 && others.every((other) => other === key(told));
  return isItsOwn ? shared : told;
}
