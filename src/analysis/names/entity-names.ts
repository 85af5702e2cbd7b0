import { countBefore } from '../../domain/sorted-spans.js';
import { contains, exactWords } from '../../domain/text-span.js';
import { tokenAt, type Draft, type Token, type TokenRange } from '../draft.js';
import { isEnglishWord } from '../lexicon/english-words.js';
import {
  NAMING_PREPOSITIONS,
  NOUNS_AFTER_KINDS,
  NOUNS_BEFORE_NAMES,
  PERSONAL_VERBS,
  PERSONAL_WORDS,
  PLACING_PREPOSITIONS,
} from '../lexicon/name-clues.js';
import {
  EVENT_NOUNS,
  EVENT_OPENINGS,
  ORGANIZATION_NOUNS,
  ORGANIZATION_OPENINGS,
  PLACE_NOUNS,
  PLACE_OPENINGS,
} from '../lexicon/name-nouns.js';
import {
  ADJECTIVE_ENDINGS,
  NAME_PARTICLES,
  NAMELESS_CAPITALS,
  NAMELESS_ENDINGS,
  TITLE_WORDS,
} from '../lexicon/name-parts.js';
import { isDemonym, isKnownName, isNamelessNoun, isPersonNoun, nameTags } from '../lexicon/names.js';
import { remembered } from '../lexicon/remembered.js';
import { ORGANIZATION_NAMES } from '../lexicon/titles.js';
import { bareForm } from './name-joiners.js';
import type { RunPart } from './split-run.js';

/** A title of a work has no more words. */
const LONGEST_TITLE = 12;
/** Nor more UTF-16 code units. */
const LONGEST_TITLE_LENGTH = 200;

/** Shorter words tell nothing by being English: 'de', 'al'. */
const LEAST_LETTERS = 3;

const ACRONYM = /^\p{Lu}[\p{Lu}\d&-]+s?$/u;

/** The designation that opens the name of a machine. */
const MODEL = /^\p{Lu}{1,3}-\d+\p{L}?\s/u;

/** The words of a name as the lists have them, without its marks; blanks between them. */
export function listedForm(tokens: readonly Token[], { first, last }: TokenRange): string {
  let form = '';
  for (let i = first; i < last; i++) {
    const word = bareForm(tokens[i]);
    if (/[\p{L}\p{N}]/u.test(word)) form += form === '' ? word : ` ${word}`;
  }
  return form;
}

const isListed = remembered((name): boolean => {
  const bare = name.replace(/\./g, '');
  return isKnownName(bare) || [bare, bare.replace(/\d$/, '')].some((form) => ORGANIZATION_NAMES.has(form));
});

/** '"The Pale Horse"': capitals that fill a quotation are a title's, or a nickname. */
function isTitleOfWork({ quotedSpans, tokens, text }: Draft, part: RunPart): boolean {
  const quoted = quotedSpans[countBefore(quotedSpans, part.start + 1) - 1];
  if (!quoted || !contains(quoted, part) || quoted.end - quoted.start > LONGEST_TITLE_LENGTH) return false;
  const [first, last] = [tokenAt(tokens, quoted.start), tokenAt(tokens, quoted.end)];
  const words = tokens.slice(first, last).filter((token) => /^\p{L}{2,}/u.test(token.text));
  const capitals = words.filter((token) => /^\p{Lu}/u.test(token.text));
  const isSpoken =
    /[.!?]$/.test(exactWords(text, quoted)) || (/,$/.test(exactWords(text, quoted)) && capitals.length < 2);
  return (
    !isSpoken &&
    words.length <= LONGEST_TITLE &&
    words.every((token) => /^\p{Lu}/u.test(token.text) || TITLE_WORDS.has(token.lower))
  );
}

/** 'Sumerian tablets': an adjective of nationality that no list has. */
function isAdjective({ tokens }: Draft, { first, last }: RunPart): boolean {
  const isAlone = last - first === 1 && ADJECTIVE_ENDINGS.test(tokens[first]?.lower ?? '');
  return isAlone && ['NOUN', 'ADJ'].includes(tokens[last]?.pos ?? '');
}

/** '5-HT', 'XK8', 'P-38 Lightning': letters glued to a number or to a word, which stand for a thing. */
function isCode({ tokens }: Draft, { first, last }: RunPart, name: string): boolean {
  if (MODEL.test(name)) return true;
  if (!ACRONYM.test(name) || isListed(name.toLowerCase())) return false;
  const [before, after] = [tokens[first - 1], tokens[last]];
  const isGlued =
    (before?.text === '-' && before.end === tokens[first]?.start) ||
    (after?.text.startsWith('-') === true && after.start === tokens[last - 1]?.end);
  return isGlued || /\d/.test(name);
}

/** 'gross national product (GNP)': the letters of a text that are said there to stand for words in lower case. */
export function shortForWords(tokens: readonly Token[]): ReadonlySet<string> {
  const found = tokens.filter(({ text: name, index }) => {
    if (tokens[index - 1]?.text !== '(' || !ACRONYM.test(name) || isListed(name.toLowerCase())) return false;
    const meant = tokens.slice(Math.max(0, index - 2 - name.length), index - 1);
    return !meant.some((token) => token.text.startsWith(name.charAt(0)));
  });
  return new Set(found.map(({ text }) => text));
}

/** True for nationalities, events, days and species, by the listed form of what is capitalised. */
const namesNoEntity = remembered((form): boolean => {
  const words = form.split(' ');
  const [first = ''] = words;
  if (NAMELESS_CAPITALS.has(form) || nameTags(form).has('TIME') || isDemonym(form)) return true;
  if (words.length === 1) {
    const isNameless = NAMELESS_ENDINGS.test(form) || isNamelessNoun(form);
    if (isNameless && !isListed(form)) return true;
  } else {
    if (EVENT_OPENINGS.has(first)) return true;
    if (words.slice(1).every(isDemonym) && isEnglishWord(first) && !isKnownName(first)) return true;
  }
  const of = words.indexOf('of');
  return EVENT_NOUNS.has(words.at(-1) ?? '') || (of > 0 && EVENT_NOUNS.has(words[of - 1] ?? ''));
});

/**
 * False for what is capitalised and names no person, organization or place: nationalities, events, days, units.
 * @param form its listed form
 * @param forWords what `shortForWords` found in the text
 */
export function isEntityName(
  draft: Draft,
  part: RunPart,
  name: string,
  form: string,
  forWords: ReadonlySet<string>,
): boolean {
  const isTooShort = !/\p{L}\.?\p{L}/u.test(name);
  if (isTooShort || namesNoEntity(form) || isAdjective(draft, part)) return false;
  return !isCode(draft, part, name) && !forWords.has(name) && !isTitleOfWork(draft, part);
}

/** True for words of which every one means something else, by their listed form, and which tell no kind of name. */
const areCommonWords = remembered((form): boolean => {
  const words = form.split(' ');
  const isMarked = (word: string) =>
    isListed(word) ||
    NAME_PARTICLES.has(word) ||
    [ORGANIZATION_NOUNS, PLACE_NOUNS, PLACE_OPENINGS, ORGANIZATION_OPENINGS].some((nouns) => nouns.has(word));
  return (
    words.every((word) => word.length < LEAST_LETTERS || isEnglishWord(word)) &&
    (words.length === 1 || !words.some(isMarked))
  );
});

/** True for a name in which every word means something else, as 'Writing Fellow' does, and no list has any. */
export function isOfCommonWords({ honorific }: RunPart, name: string, form: string): boolean {
  if (honorific || !areCommonWords(form)) return false;
  return !ACRONYM.test(name) && !/-\p{Ll}|['’]/u.test(name) && !isListed(name.toLowerCase());
}

/** True where the words beside it tell that common words are a name here: 'the band Squirrel', 'Squirrel's'. */
export function isUsedAsName(tokens: readonly Token[], { first, last }: RunPart): boolean {
  const [before, after, second] = [bareForm(tokens[first - 1]), tokens[last], tokens[last + 1]];
  const isAlone = last - first === 1;
  const isPossessor = /^['’]s?$/.test(after?.text ?? '');
  const acts = after?.pos === 'VERB' && /[\p{L},]$/u.test(before);
  if (isAlone && before === 'the') return ORGANIZATION_NOUNS.has(bareForm(tokens[first]));
  if (NAMING_PREPOSITIONS.has(before) || (PLACING_PREPOSITIONS.get(before) ?? 0) > 0.5) return true;
  if (NOUNS_BEFORE_NAMES.has(before) || (!isAlone && isPersonNoun(before))) return true;
  return (
    (isAlone && (isPossessor || acts)) ||
    PERSONAL_VERBS.has(after?.lower ?? '') ||
    NOUNS_AFTER_KINDS.has(after?.lower ?? '') ||
    PERSONAL_WORDS.has(after?.text === ',' ? (second?.lower ?? '') : (after?.lower ?? ''))
  );
}
