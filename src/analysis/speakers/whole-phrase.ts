import { tokenRange, type Token, type TokenRange } from '../draft.js';
import { PRONOUNS } from '../lexicon/pronouns.js';
import { RELATIVE_PRONOUNS, WEEKDAYS_AND_MONTHS } from '../lexicon/reporting-phrases.js';

/** How many tokens may tell who a speaker is: 'Lund, a guard of the last ferry, who has read the plan, said'. */
const LONGEST_SUPPLEMENT = 50;
/** What a supplement closes with, by what it opens with. */
const CLOSING = new Map([
  [',', ','],
  ['(', ')'],
  ['—', '—'],
]);
const APPOSITIVE_STARTS = new Set(['DET', 'NOUN', 'PROPN', 'NUM', 'ADJ']);
/** Prepositions of where somebody belongs; others tell when and where he spoke. */
const BELONGING = new Set(['of', 'from', 'with']);

/** True where what follows a mark tells who somebody is: 'a guard', 'who has read it', 'of the ferry guild', '45'. */
function tellsWho(tokens: readonly Token[], first: number): boolean {
  const { pos = '', lower = '' } = tokens[first] ?? {};
  if (WEEKDAYS_AND_MONTHS.has(lower)) return false;
  return APPOSITIVE_STARTS.has(pos) || RELATIVE_PRONOUNS.has(lower) || BELONGING.has(lower);
}

function isParticiple({ pos, lower }: Token): boolean {
  return pos === 'VERB' && /(?:ing|ed|en)$/.test(lower);
}

/** True for the verb of a clause: no participle, and in no relative clause. */
function isFinite(tokens: readonly Token[], first: number, index: number): boolean {
  const token = tokens[index];
  if (token?.pos !== 'AUX' && (token?.pos !== 'VERB' || isParticiple(token))) return false;
  for (let i = first; i < index; i++) {
    const { lower = '' } = tokens[i] ?? {};
    if (RELATIVE_PRONOUNS.has(lower) || lower === 'whose') return false;
  }
  return true;
}

/** Where the phrase ends that stands before its verb. */
function endBefore(tokens: readonly Token[], { last }: TokenRange, cue: number): number {
  let verb = cue;
  while (verb > last && ['AUX', 'ADV', 'PART'].includes(tokens[verb - 1]?.pos ?? '')) verb--;
  const [opening, closing] = [tokens[last], tokens[verb - 1]];
  // 'the club, which said': the pronoun of the clause whose verb it is.
  const isRelative = RELATIVE_PRONOUNS.has(closing?.lower ?? '') && verb > last;
  if (isRelative && (verb === last + 1 || (verb === last + 2 && opening?.text === ','))) return verb;
  if (verb <= last + 1 || !opening || !closing) return last;
  const close = CLOSING.get(opening.text);
  if (close !== undefined && close === closing.text && tellsWho(tokens, last + 1))
    return close === ')' ? verb : verb - 1;
  // 'Lund laughed and said', 'Lund reached the quay, saying': the phrase has a verb of its own before the cue.
  if (closing.pos === 'CCONJ' || tokens[cue]?.lower.endsWith('ing') === true) return last;
  // 'a study documenting it', 'a report that was kept back'
  const isRestricted = isParticiple(opening) || RELATIVE_PRONOUNS.has(opening.lower);
  return isRestricted ? (closing.text === ',' ? verb - 1 : verb) : last;
}

/** Where the phrase ends that stands after its verb: 'said Lund, a guard of the last ferry'. */
function endAfter(tokens: readonly Token[], { last }: TokenRange, quoted: Uint8Array, limit: number): number {
  if (tokens[last]?.text !== ',' || !tellsWho(tokens, last + 1)) return last;
  let end = last + 1;
  while (end < limit && !quoted[end] && !/^[.;:!?—]$/.test(tokens[end]?.text ?? '')) {
    const isOver = tokens[end]?.text === ',' && !APPOSITIVE_STARTS.has(tokens[end + 1]?.pos ?? '');
    if (isOver) break;
    // 'According to Lund, the mill is closed': with a verb of its own it is what was said.
    if (isFinite(tokens, last + 1, end)) return last;
    end++;
  }
  return tokens[end - 1]?.text === ',' ? end - 1 : end;
}

/**
 * All the words that tell who speaks there: the phrase with what stands beside it, appositives, relative clauses and
 * participles.
 * @param cue the first token of the cue
 * @param limit the index after the last token of the sentence
 */
export function wholePhrase(
  tokens: readonly Token[],
  words: TokenRange,
  cue: number,
  quoted: Uint8Array,
  limit: number,
): TokenRange {
  if (words.last - words.first === 1 && PRONOUNS.has(tokens[words.first]?.lower ?? '')) return words;
  const end = words.last <= cue ? endBefore(tokens, words, cue) : endAfter(tokens, words, quoted, limit);
  const isTooLong = end - words.last > LONGEST_SUPPLEMENT;
  if (isTooLong || quoted.subarray(words.last, end).includes(1)) return words;
  return tokenRange(tokens, words.first, end) ?? words;
}
