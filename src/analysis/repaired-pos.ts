import { LONE_QUANTIFIERS } from './lexicon/determiners.js';
import { POSSESSIVE_PRONOUNS } from './lexicon/pronouns.js';
import { meansDocument } from './lexicon/reporting-phrases.js';
import type { WordForm } from './word-form.js';

/** After these a capital need not be a name's. */
const OPENINGS = new Set(['.', '!', '?', ':', '…', '“', '"', "''", '‘', "'", '«', '(', '—', '–', '”', '’']);

/** What somebody's words begin with. */
const OPENING_MARKS = new Set(['“', '"', "''", '«']);

/** A token before or after the one that is looked at. */
export interface Neighbour {
  readonly lower: string;
  readonly pos: string;
  /** Undefined for what is no word of the paragraph. */
  readonly form: WordForm | undefined;
}

/** What a verb's clause or object begins with, and no noun that goes on a compound. */
const AFTER_VERBS = new Set(['DET', 'PRON', 'SCONJ', 'NUM', 'PROPN']);

/**
 * 'Polls show that', 'Lund's lawsuit claims the', 'most think it is', ', warning that': what stands on both sides tells
 * that no noun is meant.
 */
function isVerbBetween({ lower, reported }: WordForm, before: Neighbour, next: Neighbour): boolean {
  // 'a banner reading: “…”'
  if (lower === 'reading')
    return before.pos === 'NOUN' && (/^[,:]$/.test(next.lower) || OPENING_MARKS.has(next.lower));
  // 'records show.'
  const isLast = /^[,.]$/.test(next.lower) && lower === 'show';
  const isQuoted = OPENING_MARKS.has(next.lower) && lower.endsWith('s');
  // 'polls show voters', which no show of polls is.
  if (lower === 'show' && meansDocument(before.lower)) return before.lower.endsWith('s');
  if (!AFTER_VERBS.has(next.pos) && next.lower !== 'that' && !isLast && !isQuoted) return false;
  if (lower.endsWith('ing')) return before.lower === ',';
  // 'calls it old and claims that'
  if (before.pos === 'CCONJ' && next.lower === 'that') return lower.endsWith('s') && reported !== lower;
  const isPlural = /[^su]s$|^(?:people|men|women)$/.test(before.lower) && before.pos === 'NOUN';
  const isBare = reported === lower;
  if (isBare)
    return isPlural || LONE_QUANTIFIERS.has(before.lower) || (before.pos === 'NUM' && next.pos !== 'NUM');
  return lower.endsWith('s') && before.pos === 'NOUN' && !isPlural;
}

/** Words that have a part of speech of their own before a reporting verb. */
const BEFORE_VERBS = new Set(['further', 'most']);

/** False for nearly all words, which need no look at what stands beside them. */
export function canBeWrong(
  word: string,
  form: WordForm,
  pos: string,
  before: Neighbour | undefined,
): boolean {
  if (pos === 'VERB') return word !== form.lower || before?.lower === 'following' || form.lower === 'further';
  if (form.reported !== undefined || (pos === 'ADJ' && before?.pos === 'PRON')) return true;
  return (pos === 'ADV' || pos === 'ADJ') && BEFORE_VERBS.has(form.lower);
}

/**
 * The tagger takes many a reporting verb for a noun or an adjective ('notes', 'claims', 'added'): after a name, a
 * pronoun or a closing mark it is a verb. And it takes names for verbs ('said Don Lund'): a capital inside a
 * sentence, or before a reporting verb, is a name's.
 */
export function repairedPos(
  word: string,
  form: WordForm,
  pos: string,
  before: Neighbour | undefined,
  next: Neighbour,
): string {
  const { lower, reported } = form;
  if (pos === 'VERB' && word !== lower && /^\p{Lu}\p{Ll}/u.test(word) && before) {
    return !OPENINGS.has(before.lower) || next.form?.reported !== undefined ? 'PROPN' : pos;
  }
  // 'the following comment'; 'it further wrote'.
  if (pos === 'VERB' && reported === lower && before?.lower === 'following') return 'NOUN';
  if (pos === 'ADJ' && before?.pos === 'PRON' && next.form?.reported !== undefined) return 'ADV';
  if (lower === 'further' && next.form?.reported !== undefined) return 'ADV';
  // '; most said it was late'
  if (lower === 'most' && pos === 'ADV' && next.pos === 'VERB' && next.form?.reported !== undefined)
    return 'ADJ';
  if (pos === 'VERB' || pos === 'AUX' || pos === 'PUNCT' || reported === undefined) return pos;
  if (pos === 'NOUN' && before && isVerbBetween(form, before, next)) return 'VERB';
  if (before?.pos === 'DET') return pos;
  const isPast = /ed$|^(said|told|wrote)$/.test(lower);
  // 'the Norwegian plan': a verb's bare form agrees with plurals only.
  const agrees = reported !== lower || /s$/.test(before?.lower ?? '');
  const follows =
    (before?.pos === 'PRON' && !POSSESSIVE_PRONOUNS.has(before.lower)) || (before?.pos === 'PROPN' && agrees);
  return follows || isPast ? 'VERB' : pos;
}

/** 'claims Church of …': what has a capital inside a sentence is a name, though it is a noun as well. */
export function nounOrName(tag: string, word: string): string {
  return tag === 'NOUN' && /^\p{Lu}\p{Ll}/u.test(word) ? 'PROPN' : tag;
}
