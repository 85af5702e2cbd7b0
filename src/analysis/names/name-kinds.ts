import { EntityKind } from '../../domain/kinds.js';
import type { Token, TokenRange } from '../draft.js';
import { isEnglishWord } from '../lexicon/english-words.js';
import {
  HYPHENED_PLACE,
  IZAFAT,
  LANDSCAPE_SURNAMES,
  NOUNS_AFTER_KINDS,
  NOUNS_BEFORE_NAMES,
  PERSONAL_VERBS,
  PERSONAL_WORDS,
  PLACE_ENDINGS,
  PLACING_PREPOSITIONS,
  SURNAME_BEGINNINGS,
  SURNAME_ENDINGS,
} from '../lexicon/name-clues.js';
import {
  ORGANIZATION_NOUNS,
  ORGANIZATION_OPENINGS,
  PLACE_NOUNS,
  PLACE_OPENINGS,
} from '../lexicon/name-nouns.js';
import { OWNED_PLACES } from '../lexicon/name-parts.js';
import { isKnownName, nameTags } from '../lexicon/names.js';
import { isKnownPlace, isSmallTown } from '../lexicon/places.js';
import { remembered } from '../lexicon/remembered.js';
import { HONORIFICS, ORGANIZATION_NAMES } from '../lexicon/titles.js';
import { bareForm } from './name-joiners.js';
import type { RunPart } from './split-run.js';

/** How much speaks for each kind. */
export type Evidence = Readonly<Record<EntityKind, number>>;

/** How strongly a clue speaks: it all but decides, it decides among doubtful names, it breaks a tie. */
const [STRONG, FAIR, WEAK] = [4, 2, 1] as const;

const { PERSON, ORGANIZATION, PLACE } = EntityKind;
type Clue = readonly [kind: EntityKind, weight: number];

export const NO_EVIDENCE: Evidence = { PERSON: 0, ORGANIZATION: 0, PLACE: 0 };

/** @param share how much of the other evidence counts, 1 for all of it */
export function addEvidence(to: Evidence, other: Evidence, share = 1): Evidence {
  return {
    PERSON: to.PERSON + other.PERSON * share,
    ORGANIZATION: to.ORGANIZATION + other.ORGANIZATION * share,
    PLACE: to.PLACE + other.PLACE * share,
  };
}

/** The kind that most speaks for; a person where nothing speaks at all. */
export function likeliestKind({
  PERSON: person,
  ORGANIZATION: organization,
  PLACE: place,
}: Evidence): EntityKind {
  if (organization > person) return place > organization ? PLACE : ORGANIZATION;
  return place > person ? PLACE : PERSON;
}

/** What the lists know of the whole name. */
function knownAs(name: string): Clue[] {
  const bare = name.replace(/\./g, '');
  const tags = nameTags(name);
  const clues: Clue[] = [];
  if (ORGANIZATION_NAMES.has(bare) || ORGANIZATION_NAMES.has(name.split(' ').at(-1) ?? ''))
    clues.push([ORGANIZATION, STRONG]);
  if (tags.has('ORGANIZATION')) clues.push([ORGANIZATION, STRONG]);
  const isPersonal = tags.has('FIRST_NAME') || tags.has('SURNAME');
  if (isPersonal) clues.push([PERSON, FAIR]);
  if (isKnownPlace(bare)) clues.push([PLACE, isPersonal ? FAIR + WEAK : STRONG]);
  else if (tags.has('PLACE') || isSmallTown(bare)) clues.push([PLACE, FAIR]);
  return clues;
}

/** A place's name needs no reading: the emirates of 'United Arab Emirates' are united in no body. */
function isPlaceOnly(text: string): boolean {
  return isKnownPlace(text.toLowerCase().replace(/\./g, ''));
}

/**
 * How much a noun of places tells: less in 'Anna Hill', and about as much as a verb of persons in 'Leontine Marsh',
 * where the first word is none of English.
 */
function weightOfPlaceNoun([first = '', last = '', ...others]: readonly string[]): number {
  if (others.length > 0 || !LANDSCAPE_SURNAMES.has(last) || PLACE_OPENINGS.has(first)) return STRONG;
  if (nameTags(first).has('FIRST_NAME')) return WEAK;
  return isEnglishWord(first) || isKnownName(first) ? STRONG : FAIR;
}

/** What the words inside the name tell. */
function fromWords(words: readonly string[], text: string): Clue[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const beforeOf = words[words.findIndex((word) => word === 'of' || word === 'for') - 1];
  const clues: Clue[] = [];
  if (words.length === 1) {
    if (PLACE_ENDINGS.test(first)) clues.push([PLACE, FAIR]);
    if (SURNAME_ENDINGS.test(first) || SURNAME_BEGINNINGS.test(text)) clues.push([PERSON, WEAK]);
    if (/^\p{Lu}[\p{Lu}&]+s?$/u.test(text)) clues.push([ORGANIZATION, STRONG]);
    return clues;
  }
  if (ORGANIZATION_NOUNS.has(beforeOf ?? last)) clues.push([ORGANIZATION, STRONG]);
  if (PLACE_NOUNS.has(beforeOf ?? last)) clues.push([PLACE, weightOfPlaceNoun(words)]);
  if (/['’]/u.test(text) && OWNED_PLACES.has(last)) clues.push([PLACE, STRONG]);
  if (HYPHENED_PLACE.test(text)) clues.push([PLACE, STRONG]);
  if (IZAFAT.test(text)) clues.push([ORGANIZATION, STRONG + FAIR]);
  if (PLACE_OPENINGS.has(first)) clues.push([PLACE, FAIR]);
  if (ORGANIZATION_OPENINGS.has(first)) clues.push([ORGANIZATION, FAIR]);
  if (nameTags(first).has('FIRST_NAME') || /^\p{L}$/u.test(first)) clues.push([PERSON, FAIR + WEAK]);
  if (/\s\p{Lu}\.?\s/u.test(text)) clues.push([PERSON, FAIR]);
  if (nameTags(last).has('SURNAME') || SURNAME_ENDINGS.test(last)) clues.push([PERSON, WEAK]);
  if (isKnownPlace(first) && !nameTags(first).has('FIRST_NAME')) clues.push([ORGANIZATION, FAIR]);
  if (text.includes('&') || (beforeOf && !PLACE_NOUNS.has(beforeOf))) clues.push([ORGANIZATION, FAIR]);
  if (words.length > 3) clues.push([ORGANIZATION, WEAK]);
  return clues;
}

/** What stands before the name: an article, a preposition, a noun in apposition. */
function fromBefore(tokens: readonly Token[], { first, last }: TokenRange): Clue[] {
  const before = tokens[first - 1];
  const form = bareForm(before);
  if (!before) return [];
  const isPossessor = /^['’]s?$/.test(tokens[last]?.text ?? '');
  const placing = PLACING_PREPOSITIONS.get(form);
  if (placing !== undefined)
    return [[PLACE, (isPossessor ? placing / 2 : placing) * FAIR], ...nounOfPlace(tokens, first)];
  if (form === 'the') {
    const isPlural = /s$/.test(tokens[last - 1]?.lower ?? '');
    return [
      [PERSON, -FAIR - WEAK],
      isPlural ? [ORGANIZATION, FAIR] : [PLACE, last - first === 1 ? WEAK / 4 : 0],
    ];
  }
  const kind = NOUNS_BEFORE_NAMES.get(form);
  if (kind) return [[kind, FAIR + WEAK]];
  return before.form.isPersonNoun && before.text === form ? [[PERSON, FAIR + WEAK]] : [];
}

/** 'the town of Lisk'. */
function nounOfPlace(tokens: readonly Token[], first: number): Clue[] {
  const isNoun =
    tokens[first - 1]?.lower === 'of' && NOUNS_BEFORE_NAMES.get(bareForm(tokens[first - 2])) === PLACE;
  return isNoun ? [[PLACE, FAIR + WEAK]] : [];
}

/** What stands after the name: a noun it describes, a verb, a relative clause. */
function fromAfter(tokens: readonly Token[], { last }: TokenRange): Clue[] {
  const [next, second] = [tokens[last], tokens[last + 1]];
  if (!next) return [];
  const kind = NOUNS_AFTER_KINDS.get(next.lower);
  if (kind) return [[kind, FAIR]];
  const isMark = next.text === ',' || /^['’]s?$/.test(next.text);
  if (PERSONAL_WORDS.has(next.lower) || (isMark && PERSONAL_WORDS.has(second?.lower ?? '')))
    return [[PERSON, FAIR + WEAK]];
  const verb = next.pos === 'ADV' ? second : next;
  if (PERSONAL_VERBS.has(verb?.lower ?? '')) return [[PERSON, WEAK]];
  if (next.text === ',' && second?.lower === 'where') return [[PLACE, FAIR + WEAK]];
  if (next.text === ',' && second?.lower === 'which') return [[PERSON, -FAIR]];
  return [];
}

/** Before any clue, a name of two or three words is a person's more often than not. */
function prior(words: number): Clue {
  return [PERSON, words === 2 || words === 3 ? WEAK : WEAK / 2];
}

function addClues(to: Record<EntityKind, number>, clues: readonly Clue[]): void {
  for (const [kind, weight] of clues) to[kind] += weight;
}

/** What a name tells wherever it stands: its listed form, a line break, and the name as printed. */
const ownEvidence = remembered((formAndName): Evidence => {
  const [form = '', name = ''] = formAndName.split('\n');
  const words = form.split(' ');
  const sum = { ...NO_EVIDENCE };
  addClues(sum, [prior(words.length), ...knownAs(name.toLowerCase())]);
  if (!isPlaceOnly(name)) addClues(sum, fromWords(words, name));
  return sum;
});

/**
 * Weighs all that tells what a name names: its own words, the lists, the words beside it.
 * @param form the name's listed form
 * @param text the name as printed, on one line
 * @returns one weight for each kind, only to be compared and added
 */
export function weighName(tokens: readonly Token[], name: RunPart, form: string, text: string): Evidence {
  const { PERSON: person, ORGANIZATION: organization, PLACE: place } = ownEvidence(`${form}\n${text}`);
  const sum = { PERSON: person, ORGANIZATION: organization, PLACE: place };
  addClues(sum, fromBefore(tokens, name));
  addClues(sum, fromAfter(tokens, name));
  if (name.honorific) {
    const isTitle = HONORIFICS.has(bareForm(tokens[name.honorific.last - 1]));
    sum.PERSON += isTitle ? STRONG : FAIR + WEAK;
  }
  return sum;
}
