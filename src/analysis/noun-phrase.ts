import { tokenRange, type Token, type TokenRange } from './draft.js';
import { DEMONSTRATIVES, LONE_QUANTIFIERS } from './lexicon/determiners.js';
import { meansPerson } from './lexicon/persons.js';
import {
  COMPLEMENTIZERS,
  OCCASION_NOUNS,
  RELATIVE_PRONOUNS,
  WEEKDAYS_AND_MONTHS,
} from './lexicon/reporting-phrases.js';

const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'SYM']);
const HEADS = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ']);
const ATTACHING = new Set(['of', 'for', 'from', 'at', 'with', 'in', 'to', 'on', 'close', 'near']);
const SUBJECT_PRONOUNS = new Set(['he', 'she', 'it', 'they', 'i', 'we', 'you', 'who', 'which']);

function isPossessive({ lower }: Token): boolean {
  return lower === '’s' || lower === "'s" || lower === '’' || lower === "'";
}

function isTime({ lower }: Token): boolean {
  return WEEKDAYS_AND_MONTHS.has(lower);
}

/** 'the printed card', 'a right-leaning paper': a participle between a determiner and its noun. */
function isAttributive(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const isParticiple = token?.pos === 'VERB' && /(?:ed|ing|en)$/.test(token.lower);
  const follows = before?.pos === 'DET' || before?.pos === 'ADJ' || before?.text === '-';
  return isParticiple && follows && ['NOUN', 'PROPN', 'ADJ'].includes(after?.pos ?? '');
}

/** True where a token can stand inside a noun phrase, between its first word and its last. */
function isInside(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  if (NOMINAL.has(token.pos)) return !isTime(token) || token.pos === 'PROPN';
  if (isPossessive(token)) return token.start === tokens[index - 1]?.end;
  if (isAttributive(tokens, index)) return true;
  if (token.text === '-' || token.text === '/' || token.text === '&') return true;
  if (token.lower === 'and' || token.lower === 'or') return NOMINAL.has(tokens[index + 1]?.pos ?? '');
  return token.pos === 'ADP' && ATTACHING.has(token.lower);
}

/** The head of a noun phrase: the last noun before its first preposition, relative clause or comma. */
export function headIndex(
  tokens: readonly Token[],
  { first, last }: Pick<TokenRange, 'first' | 'last'>,
): number {
  let head = first;
  for (let i = first; i < last; i++) {
    const token = tokens[i];
    if (!token || (token.pos === 'ADP' && i > first) || token.text === ',' || token.text === '(') break;
    if (HEADS.has(token.pos) && !isPossessive(token)) head = i;
  }
  return head;
}

/** 'at a rally', 'in late May': what a preposition leads to is when or on what occasion. */
function leadsToOccasion(tokens: readonly Token[], preposition: number): boolean {
  for (let i = preposition + 1; i < preposition + 4; i++) {
    const token = tokens[i];
    if (token && (OCCASION_NOUNS.has(token.lower) || isTime(token))) return true;
  }
  return false;
}

/** '39 percent of these are': a demonstrative without a noun, behind a preposition. */
function isLone(tokens: readonly Token[], index: number): boolean {
  const isBehind = tokens[index - 1]?.lower === 'of' && DEMONSTRATIVES.has(tokens[index]?.lower ?? '');
  return isBehind && !NOMINAL.has(tokens[index + 1]?.pos ?? '');
}

/** The base noun phrase that begins at a token, with the prepositional phrases that belong to it. */
export function nounPhraseFrom(tokens: readonly Token[], first: number, limit: number): TokenRange | null {
  let end = first;
  const opening = tokens[first];
  if (opening && SUBJECT_PRONOUNS.has(opening.lower)) return tokenRange(tokens, first, first + 1);
  if (opening && !NOMINAL.has(opening.pos) && opening.lower !== 'neither') return null;
  for (let i = first; i < limit && isInside(tokens, i); i++) {
    const token = tokens[i];
    // 'told Ede he would come': another subject begins.
    if (i > first && (RELATIVE_PRONOUNS.has(token?.lower ?? '') || opensOtherClause(tokens, i))) break;
    if (token?.pos === 'ADP') {
      const isBeneath = token.lower === 'of' || token.lower === 'for' || token.lower === 'from';
      if ((!isBeneath && leadsToOccasion(tokens, i)) || !NOMINAL.has(tokens[i + 1]?.pos ?? '')) break;
      continue;
    }
    if (token && isTime(token)) break;
    if (token && (HEADS.has(token.pos) || isPossessive(token) || isLone(tokens, i))) end = i + 1;
  }
  return tokenRange(tokens, first, end);
}

/** 'he', where no 'and' ties it to the words before; 'the' right after a noun: 'told the nurse the ward was closed'. */
function opensOtherClause(tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (SUBJECT_PRONOUNS.has(token?.lower ?? '')) return !/^(?:and|or)$/.test(before?.lower ?? '');
  return (
    token?.pos === 'DET' &&
    /^(?:NOUN|PROPN)$/.test(before?.pos ?? '') &&
    !/^\p{Lu}/u.test(tokens[index + 1]?.text ?? '')
  );
}

/** 'what Lisk called', 'the fire that Lisk saw': the pronoun belongs to the clause, not to its subject. */
function opensClause(tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (token?.lower === 'that' && /^(?:NOUN|PROPN)$/.test(before?.pos ?? '')) return true;
  return token?.pos === 'PRON' && COMPLEMENTIZERS.has(token.lower);
}

/** The noun phrase that ends just before a token: the subject of a verb there. Nothing before `floor` is looked at. */
export function nounPhraseBefore(tokens: readonly Token[], last: number, floor: number): TokenRange | null {
  const pronoun = tokens[last - 1];
  if (pronoun && last > floor && SUBJECT_PRONOUNS.has(pronoun.lower))
    return tokenRange(tokens, last - 1, last);
  let first = last;
  while (
    first > floor &&
    isInside(tokens, first - 1) &&
    !opensClause(tokens, first - 1) &&
    !SUBJECT_PRONOUNS.has(tokens[first - 1]?.lower ?? '')
  )
    first--;
  // What hangs before the phrase is not part of it: 'On Tuesday', 'and', 'in the end'.
  while (first < last) {
    const token = tokens[first];
    if (!token) break;
    if (token.pos === 'ADP' && token.lower !== 'neither')
      first = afterPrepositionalPhrase(tokens, first, last);
    else if (
      token.pos === 'CCONJ' ||
      isTime(token) ||
      isPossessive(token) ||
      token.text === '-' ||
      token.text === '/'
    )
      first++;
    else break;
  }
  const head = tokens[last - 1];
  const isQuantity = head?.text === '%' || (LONE_QUANTIFIERS.has(head?.lower ?? '') && last - first === 1);
  return head && (HEADS.has(head.pos) || isQuantity) ? tokenRange(tokens, first, last) : null;
}

/** Where a leading preposition's phrase ends: before the last name, if one follows; else nothing of it can be told. */
function afterPrepositionalPhrase(tokens: readonly Token[], first: number, last: number): number {
  let name = last;
  while (name > first + 1 && tokens[name - 1]?.pos === 'PROPN' && !isTime(tokens[name - 1] as Token)) name--;
  if (name < last && name > first + 1) return name;
  for (let i = first + 2; i < last; i++) {
    if (tokens[i]?.pos === 'DET' && tokens[i - 1]?.pos !== 'ADP') return i;
  }
  return first + 1;
}

/**
 * The last phrase of a phrase that prepositions hold together: of 'a meeting with a man', 'a man'. A person holds it
 * together: of 'an aide to the minister', all.
 */
export function nearestPhrase(tokens: readonly Token[], { first, last }: TokenRange): TokenRange | null {
  let nearest = first;
  const head = tokens[headIndex(tokens, { first, last })]?.lower ?? '';
  if (meansPerson(head)) return tokenRange(tokens, first, last);
  for (let i = first; i < last; i++) {
    const token = tokens[i];
    // 'the head of the agency who' is more often the head.
    if (token?.pos === 'ADP' && token.lower !== 'of' && i + 1 < last) nearest = i + 1;
  }
  return tokenRange(tokens, nearest, last);
}
