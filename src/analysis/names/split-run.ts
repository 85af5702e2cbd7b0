import { tokenRange, type Token, type TokenRange } from '../draft.js';
import { isEnglishWord } from '../lexicon/english-words.js';
import { OCCUPATION_ENDINGS } from '../lexicon/name-clues.js';
import {
  EVENT_NOUNS,
  ORGANIZATION_NOUNS,
  PLACE_NOUNS,
  PLACE_OPENINGS,
  REGION_NOUNS,
} from '../lexicon/name-nouns.js';
import { GENERATIONS, SAINTS } from '../lexicon/name-parts.js';
import { isKnownName, isPersonNoun, nameTags } from '../lexicon/names.js';
import { isKnownPlace } from '../lexicon/places.js';
import { remembered } from '../lexicon/remembered.js';
import { ROLE_NOUNS } from '../lexicon/roles.js';
import { COURTESY_TITLES, HONORIFICS, TITLE_MODIFIERS } from '../lexicon/titles.js';
import { bareForm } from './name-joiners.js';

/** One name of a run, with the title printed before it. */
export interface RunPart extends TokenRange {
  readonly honorific: TokenRange | null;
}

/** No place name has more words than this. */
const LONGEST_PLACE = 3;

/** 'King's Cross', 'People's Republic'. */
function isOwner(tokens: readonly Token[], index: number, last: number): boolean {
  return index + 1 < last && /^['’]s?$/.test(tokens[index + 1]?.text ?? '');
}

/** 'Physicist', 'Technician': no list has them all. */
function isOccupation(form: string): boolean {
  return OCCUPATION_ENDINGS.test(form) && isEnglishWord(form) && !isKnownName(form);
}

/** A noun of people is a title only before a name: 'Baker' at the end of a run is somebody's surname. */
const placeOfTitle = remembered((form): 'ANYWHERE' | 'BEFORE_NAME' | 'NOWHERE' => {
  if (SAINTS.has(form)) return 'NOWHERE';
  if (HONORIFICS.has(form) || ROLE_NOUNS.has(form)) return 'ANYWHERE';
  return isPersonNoun(form) || isOccupation(form) ? 'BEFORE_NAME' : 'NOWHERE';
});

function isTitle(tokens: readonly Token[], index: number, last: number): boolean {
  const place = placeOfTitle(bareForm(tokens[index]));
  if (place === 'NOWHERE' || (place === 'BEFORE_NAME' && index >= last - 1)) return false;
  return !isOwner(tokens, index, last);
}

/** 'James Dean', 'Mr King', 'Martin King Jr.': a title's word that is the surname here. */
function isSurname(tokens: readonly Token[], first: number, last: number): boolean {
  if (GENERATIONS.has(bareForm(tokens[last - 1]))) return last - 2 > first;
  const { bare: before = '', nameTags: tags } = tokens[last - 2]?.form ?? {};
  return (
    last - 2 >= first &&
    !SAINTS.has(before) &&
    (tags?.has('FIRST_NAME') === true || COURTESY_TITLES.has(before))
  );
}

/** True where the run as a whole is the name of a body, a place or an event, titles and all. */
function isNamedByTail(tokens: readonly Token[], last: number): boolean {
  const tail = bareForm(tokens[last - 1]);
  return ORGANIZATION_NOUNS.has(tail) || PLACE_NOUNS.has(tail) || EVENT_NOUNS.has(tail);
}

/** As above, or of the head before 'of' and 'for': 'Federation of Labor'. */
function isNamedByHead(tokens: readonly Token[], first: number, last: number): boolean {
  let of = first + 1;
  while (of < last && tokens[of]?.lower !== 'of' && tokens[of]?.lower !== 'for') of++;
  return isNamedByTail(tokens, last) || (of < last && isNamedByTail(tokens, of));
}

/** 'Major League Baseball': a body's noun right after the title makes the title a part of the name. */
function isNamedAfter(tokens: readonly Token[], title: number): boolean {
  return ORGANIZATION_NOUNS.has(bareForm(tokens[title]));
}

function joinedText(tokens: readonly Token[], first: number, last: number): string {
  return tokens.slice(first, last).map(bareForm).join(' ');
}

/** The longest place that opens the run and leaves at least two words: 'Afghanistan' in 'to Afghanistan Tom Ede'. */
function placeBeforePerson(tokens: readonly Token[], first: number, last: number): number {
  if (isKnownPlace(joinedText(tokens, first, last))) return first;
  for (let end = Math.min(first + LONGEST_PLACE, last - 2); end > first; end--) {
    if (isKnownPlace(joinedText(tokens, first, end))) return end;
  }
  return first;
}

/** The last stretch of title words that does not end the run: 'Deputy Foreign Minister' in 'Lisk Deputy Foreign Minister Ana Ruiz'. */
function titleIn(tokens: readonly Token[], first: number, last: number): TokenRange | null {
  let end = last;
  if (isSurname(tokens, first, last)) end -= GENERATIONS.has(bareForm(tokens[last - 1])) ? 2 : 1;
  while (end > first && !isTitle(tokens, end - 1, last)) end--;
  let begin = end;
  while (
    begin > first &&
    (isTitle(tokens, begin - 1, last) || TITLE_MODIFIERS.has(bareForm(tokens[begin - 1])))
  )
    begin--;
  return end > first ? tokenRange(tokens, begin, end) : null;
}

/** Where 'of' leads from a name to its place, and is no part of it: 'Ana Ruiz of Lisk'. */
function homeAfter(tokens: readonly Token[], first: number, last: number): number {
  for (let of = first + 1; of < last - 1; of++) {
    if (tokens[of]?.lower === 'of') {
      const isRegion = of - first > 1 && REGION_NOUNS.has(bareForm(tokens[of - 1]));
      return (isRegion || !isNamedByTail(tokens, of)) && isKnownPlace(joinedText(tokens, of + 1, last))
        ? of
        : first;
    }
  }
  return first;
}

function opensSentence(tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  const isNewParagraph = before !== undefined && token !== undefined && token.start > before.end + 1;
  return isNewParagraph || !/[\p{L}\p{N},]$/u.test(before?.text ?? '');
}

/** 'Teammate Rosa Lund': the capital of the first word is the sentence's, and a first name or two strange words follow. */
function isWordBeforePerson(tokens: readonly Token[], first: number, last: number): boolean {
  const [word = '', ...names] = tokens.slice(first, last).map(bareForm);
  const isNamed =
    isKnownName(word) ||
    PLACE_OPENINGS.has(word) ||
    HONORIFICS.has(word) ||
    isTitle(tokens, first, last) ||
    isNamedByHead(tokens, first, last);
  if (isNamed || names.length === 0 || !isEnglishWord(word)) return false;
  return (
    nameTags(names[0] ?? '').has('FIRST_NAME') ||
    (names.length === 2 && names.every((name) => !isEnglishWord(name) && !isKnownPlace(name)))
  );
}

function isDemonymAt(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.form.nameTags.has('DEMONYM') === true;
}

function withoutLeading(tokens: readonly Token[], first: number, last: number): number {
  let begin = first;
  while (begin < last - 1 && tokens[begin]?.lower === 'the') begin++;
  if (opensSentence(tokens, begin) && isWordBeforePerson(tokens, begin, last)) begin++;
  if (!isDemonymAt(tokens, begin)) return begin;
  const keepsDemonym = isNamedByHead(tokens, begin, last) || isKnownPlace(joinedText(tokens, begin, last));
  while (!keepsDemonym && begin < last && isDemonymAt(tokens, begin)) begin++;
  return begin;
}

/** 'Secretary of State', 'President of the Senate': where the title's own complement ends, or begins a name. */
function afterComplement(tokens: readonly Token[], titleEnd: number, last: number): number {
  const opensComplement = ['of', 'for', 'to'].includes(tokens[titleEnd]?.lower ?? '');
  if (!opensComplement) return titleEnd;
  let next = titleEnd + 1;
  if (tokens[next]?.lower === 'the') next++;
  while (next < last && (TITLE_MODIFIERS.has(bareForm(tokens[next])) || tokens[next]?.lower === 'state'))
    next++;
  return next;
}

function splitAt(
  tokens: readonly Token[],
  first: number,
  end: number,
  next: number,
  last: number,
): RunPart[] {
  return [tokenRange(tokens, first, end), tokenRange(tokens, next, last)].flatMap((range) =>
    range ? splitRun(tokens, range) : [],
  );
}

/**
 * Splits a run of capitals into the names in it: titles off, nationalities off, a place before a person apart.
 * @param tokens all of the text's
 * @param run as `NameRuns` found it
 */
export function splitRun(tokens: readonly Token[], run: TokenRange): RunPart[] {
  const { last } = run;
  const first = withoutLeading(tokens, run.first, last);
  if (first >= last) return [];
  const title = titleIn(tokens, first, last);
  const isComplemented =
    title?.first === first && ['of', 'for', 'to'].includes(tokens[title.last]?.lower ?? '');
  if (
    title &&
    (isComplemented ||
      title.last === last ||
      !(isNamedByTail(tokens, last) || isNamedAfter(tokens, title.last)))
  ) {
    const rest = afterComplement(tokens, title.last, last);
    if (rest > title.last) return splitAt(tokens, first, title.first, rest, last);
    const addressed = tokenRange(tokens, rest, last);
    const before = splitAt(tokens, first, title.first, last, last);
    return addressed ? [...before, partWith(addressed, title)] : before;
  }
  const of = homeAfter(tokens, first, last);
  if (of > first) return splitAt(tokens, first, of, of + 1, last);
  const place =
    tokens[first - 1]?.pos === 'ADP' && !isNamedByHead(tokens, first, last)
      ? placeBeforePerson(tokens, first, last)
      : first;
  const person = partOf(tokens, withArticle(tokens, place), last);
  return place > first ? [...partOf(tokens, first, place), ...person] : person;
}

function partOf(tokens: readonly Token[], from: number, to: number): RunPart[] {
  const range = tokenRange(tokens, from, to);
  return range ? [partWith(range, honorificBefore(tokens, range))] : [];
}

function partWith({ first, last, start, end }: TokenRange, honorific: TokenRange | null): RunPart {
  return { first, last, start, end, honorific };
}

/** 'at The Hague': an article in capitals inside a sentence belongs to the name. */
function withArticle(tokens: readonly Token[], first: number): number {
  return tokens[first - 1]?.text === 'The' && !opensSentence(tokens, first - 1) ? first - 1 : first;
}

/** 'president Obama', 'mullah Omar': the title before a name need not be capitalised. */
function honorificBefore(tokens: readonly Token[], { first }: TokenRange): TokenRange | null {
  return HONORIFICS.has(bareForm(tokens[first - 1])) ? tokenRange(tokens, first - 1, first) : null;
}
