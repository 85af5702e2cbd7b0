import type { Token } from '../draft.js';
import { isEnglishWord } from '../lexicon/english-words.js';
import { EVENT_NOUNS, ORGANIZATION_NOUNS, PLACE_NOUNS } from '../lexicon/name-nouns.js';
import {
  EPITHETS,
  HYPHENED_PARTICLES,
  NAME_PARTICLES,
  NAMED_OWNERS,
  OWNED_PLACES,
  PEOPLE_ENDINGS,
  SAINTS,
} from '../lexicon/name-parts.js';
import { isKnownName, nameTags } from '../lexicon/names.js';
import { isKnownPlace } from '../lexicon/places.js';
import { ORGANIZATION_NAMES } from '../lexicon/titles.js';

const POSSESSIVE = /^['’]s?$/;

/** True for what has a name's first letter. */
export function hasCapital(token: Token | undefined): boolean {
  return token?.form.hasCapital === true;
}

/** A word's lower-case form without its full stop. */
export function bareForm(token: Token | undefined): string {
  return token?.form.bare ?? '';
}

/** True for the mark or the word of a hyphened name: '-', and 'on' of 'Shipston-on-Lisk'. */
export function isHyphened(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!token || token.start !== before?.end) return false;
  return (
    token.text === '-' || (before.text === '-' && after?.text === '-' && HYPHENED_PARTICLES.has(token.lower))
  );
}

/** Where the capitals end that begin here. */
function endOfCapitals(tokens: readonly Token[], from: number): number {
  let end = from;
  while (hasCapital(tokens[end])) end++;
  return end;
}

/**
 * True for a possessive inside a name: what is owned is a body or a place, and the owner is a saint ('St Olave's
 * Hospital'), people in general ('Nurses' Union') or a first name beside a landscape ('Martha's Vineyard'). A country
 * or a politician owns what has a name of its own: 'Pakistan's Ministry'.
 */
export function isPossessiveInName(tokens: readonly Token[], first: number, index: number): boolean {
  if (!POSSESSIVE.test(tokens[index]?.text ?? '')) return false;
  const owner = bareForm(tokens[index - 1]);
  const end = endOfCapitals(tokens, index + 1);
  if (end === index + 1) return false;
  const owned = bareForm(tokens[end - 1]);
  if (OWNED_PLACES.has(owned) && end === index + 2)
    return NAMED_OWNERS.has(owner) || nameTags(owner).has('FIRST_NAME');
  if (![ORGANIZATION_NOUNS, PLACE_NOUNS, EVENT_NOUNS].some((nouns) => nouns.has(owned))) return false;
  const words = tokens.slice(first, index).map(bareForm);
  if (NAMED_OWNERS.has(owner) || (words.length > 1 && SAINTS.has(words.at(-2) ?? ''))) return true;
  const isPlural = PEOPLE_ENDINGS.test(owner) && tokens[index]?.text.length === 1;
  return isPlural && !isKnownName(words.join(' ')) && !ORGANIZATION_NAMES.has(owner);
}

/** 'Department of Health and …': the capitals after a body's 'of' name what it is for, unless they name a place. */
function isPortfolio(tokens: readonly Token[], first: number, and: number): boolean {
  const words = tokens.slice(first, and).map(bareForm);
  const of = words.findIndex((word) => word === 'of' || word === 'for');
  const isBody = of > 0 && ORGANIZATION_NOUNS.has(words[of - 1] ?? '');
  return isBody && !isKnownName(words.at(-1) ?? '') && !isKnownName(bareForm(tokens[and + 1]));
}

/** 'Food and Drug Administration': what a body cares for, in common words. */
function isPairOfConcerns(tokens: readonly Token[], and: number): boolean {
  const end = endOfCapitals(tokens, and + 1);
  const before = bareForm(tokens[and - 1]);
  const tail = tokens.slice(and + 1, end).map(bareForm);
  const isConcern = (word: string) =>
    isEnglishWord(word) &&
    !isKnownName(word) &&
    !ORGANIZATION_NAMES.has(word) &&
    !ORGANIZATION_NOUNS.has(word);
  return (
    tail.length > 1 &&
    ORGANIZATION_NOUNS.has(tail.at(-1) ?? '') &&
    [before, ...tail.slice(0, -1)].every(isConcern)
  );
}

/** 'Anna Hill & Karl Lund': two full names. */
function arePersons(tokens: readonly Token[], first: number, ampersand: number): boolean {
  const isNamed = nameTags(bareForm(tokens[ampersand + 1])).has('FIRST_NAME');
  return isNamed && ampersand - first > 1 && hasCapital(tokens[ampersand + 2]);
}

/** 'Trinidad and Tobago', 'Newcastle upon Tyne'. */
function isInsidePlace(tokens: readonly Token[], first: number, index: number): boolean {
  const end = endOfCapitals(tokens, index + 1);
  return end > index + 1 && isKnownPlace(tokens.slice(first, end).map(bareForm).join(' '));
}

/**
 * True for what stands in lower case between the words of one name: 'of', 'and', a hyphen, a possessive.
 * @param first where the name begins
 * @param index of the word or mark in question
 */
export function isJoiner(tokens: readonly Token[], first: number, index: number): boolean {
  const [token, before] = [tokens[index], tokens[index - 1]];
  if (!token || !before) return false;
  if (isHyphened(tokens, index) || isPossessiveInName(tokens, first, index)) return true;
  if (token.text === '-') return false;
  if (token.text === '&') return !arePersons(tokens, first, index);
  if (isInsidePlace(tokens, first, index)) return true;
  if (token.lower === 'for') return ORGANIZATION_NOUNS.has(before.lower);
  if (token.lower === 'and') return isPortfolio(tokens, first, index) || isPairOfConcerns(tokens, index);
  if (token.lower === 'the')
    return before.lower === 'of' || before.lower === 'for' || EPITHETS.has(tokens[index + 1]?.lower ?? '');
  return NAME_PARTICLES.has(token.lower);
}
