import type { NameSpan, Token, TokenRange } from './draft.js';
import { tellsTopic } from './lexicon/role-topics.js';
import { ROLE_NOUNS, TIMES_OF_ROLES } from './lexicon/roles.js';
import { COURTESY_TITLES } from './lexicon/titles.js';
import { bareForm } from './names/name-joiners.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from './noun-phrase.js';

/** The words of a role, and where they stand. */
export interface Role {
  readonly first: number;
  readonly last: number;
}

function isPossessive({ text }: Token): boolean {
  return /^['’]s?$/.test(text);
}

function isRoleNoun(lower: string): boolean {
  return ROLE_NOUNS.has(lower) || tellsTopic(lower);
}

/** True where a noun of an office or a profession is among the words. */
export function hasRoleNoun(tokens: readonly Token[], { first, last }: Role): boolean {
  return tokens.slice(first, last).some(({ lower }) => isRoleNoun(lower));
}

/** 'Former ambassador to Norway Tom Ede Lisk': the words before the name, in one breath with it. */
function roleBefore(tokens: readonly Token[], name: NameSpan, floor: number): Role | null {
  const phrase = nounPhraseBefore(tokens, name.last, floor);
  if (!phrase || phrase.first >= name.first) return null;
  // 'the plan of President Ortiz': what is of somebody is not who they are.
  const of = tokens.slice(phrase.first, name.first).findLastIndex(({ lower }) => lower === 'of');
  const isOther = of > 0 && !hasRoleNoun(tokens, { first: phrase.first, last: phrase.first + of });
  // 'retired diplomat Sir Edmund Thripp': a courtesy is no role.
  let last = name.first;
  while (COURTESY_TITLES.has(bareForm(tokens[last - 1]))) last--;
  return { first: isOther ? phrase.first + of + 1 : phrase.first, last };
}

/** 'The director of the Lantern Institute, Karl Lund, said': a description in commas with the name. */
function roleBeforeComma(
  tokens: readonly Token[],
  { first, last, honorific }: NameSpan,
  floor: number,
): Role | null {
  const comma = first - 1 - (honorific ? honorific.split(' ').length : 0);
  const isInCommas = tokens[comma]?.text === ',' && /^[,.]$/.test(tokens[last]?.text ?? '');
  const phrase = isInCommas ? nounPhraseBefore(tokens, comma, floor) : null;
  if (!phrase || !isRoleNoun(tokens[headIndex(tokens, phrase)]?.lower ?? '')) return null;
  const opening = tokens[phrase.first];
  // 'Ministers, Karl Lund, …' might be a list; 'the director, Karl Lund,' and 'Tarn’s director, Karl Lund,' are not.
  const isOne = opening?.pos === 'DET' || tokens.slice(phrase.first, phrase.last).some(isPossessive);
  return isOne ? phrase : null;
}

/** 'Hill, 54, then a judge,': where what somebody is begins, after the age, and the words that tell when. */
function descriptionAfter(tokens: readonly Token[], name: NameSpan): number {
  let first = name.last + 1;
  if (tokens[first]?.pos === 'NUM' && tokens[first + 1]?.text === ',') first += 2;
  if (tokens[first]?.lower === 'who' && /^(is|was)$/.test(tokens[first + 1]?.lower ?? '')) first += 2;
  if (TIMES_OF_ROLES.has(tokens[first]?.lower ?? '')) first++;
  return first;
}

/** 'Hill, a retired judge who ran the inquiry,': the words in commas after the name. */
function roleAfter(tokens: readonly Token[], name: NameSpan, limit: number): Role | null {
  if (tokens[name.last]?.text !== ',') return null;
  return nounPhraseFrom(tokens, descriptionAfter(tokens, name), limit);
}

/** What is printed beside a name of who somebody is: before it, before it in commas, after it in commas. */
export function rolesBeside(tokens: readonly Token[], name: NameSpan, sentence: TokenRange): Role[] {
  return [
    roleBefore(tokens, name, sentence.first),
    roleBeforeComma(tokens, name, sentence.first),
    roleAfter(tokens, name, sentence.last),
  ].filter((role) => role !== null);
}
