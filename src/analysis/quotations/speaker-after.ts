import type { AttributionType } from '../../domain/kinds.js';
import { tokenRange, type Token, type TokenRange } from '../draft.js';
import { FORMS_OF_BE, RELATIVE_PRONOUNS, SUBORDINATORS } from '../lexicon/reporting-phrases.js';
import { reportingType } from '../lexicon/reporting-verbs.js';
import { isPastParticiple } from '../lexicon/verb-forms.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import type { Attribution } from './attribution.js';

/** How many tokens may tell who speaks between a quotation and its verb. */
const LONGEST_SPEAKER = 40;
const OPENINGS = new Set(['DET', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'PRON']);
const BREAKS = new Set([';', ':', '.', '!', '?', '—', '–']);

/** The verb that the words after a quotation lead to, with the first token of what it is made of. */
interface SpeakingVerb {
  readonly group: number;
  readonly verb: Token;
  readonly type: AttributionType;
}

function isVerbal(token: Token | undefined): boolean {
  return token?.pos === 'VERB' || (token?.pos === 'AUX' && !/^\p{Lu}/u.test(token.text));
}

/** Where the verb stands that auxiliaries lead to: of 'had also said', at 'said'. */
function headOfGroup(tokens: readonly Token[], group: number, limit: number): number {
  let head = group;
  for (let i = group + 1; i < limit && ['AUX', 'ADV', 'PART', 'VERB'].includes(tokens[i]?.pos ?? ''); i++)
    if (isVerbal(tokens[i])) head = i;
  return head;
}

/** 'is considered', 'posted by' */
function isPassive(tokens: readonly Token[], group: number, head: number): boolean {
  const isBe = tokens.slice(group, head).some(({ lower }) => FORMS_OF_BE.has(lower));
  return tokens[head + 1]?.lower === 'by' || (isBe && isPastParticiple(tokens[head]?.lower ?? ''));
}

/** 'a statement released by the club', 'an essay published in May': the participle belongs to the noun before it. */
function isParticiple(tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token?.pos !== 'VERB' || !before || before.pos === 'PRON') return false;
  return token.lower.endsWith('ing') || (/(?:ed|en)$/.test(token.lower) && after?.pos !== 'CCONJ');
}

/** The first verb after the marks that tells of no more than who somebody is, if it reports. */
function speakingVerb(
  tokens: readonly Token[],
  quoted: Uint8Array,
  first: number,
  limit: number,
): SpeakingVerb | null {
  /** How many relative clauses still wait for their verb: 'the guard who found it said'. */
  let waiting = 0;
  for (let i = first + 1; i < Math.min(limit, first + LONGEST_SPEAKER); i++) {
    const token = tokens[i];
    const isAbbreviation = token?.text === '.' && tokens[i + 1]?.text === ',';
    if (!token || quoted[i] || (BREAKS.has(token.text) && !isAbbreviation)) return null;
    if (RELATIVE_PRONOUNS.has(token.lower) || token.lower === 'whose') waiting++;
    else if (SUBORDINATORS.has(token.lower)) return null;
    // 'a voice in the film states.'
    const isLast = token.pos === 'NOUN' && tokens[i - 1]?.pos === 'NOUN' && tokens[i + 1]?.text === '.';
    if (!isVerbal(token) && !(isLast && i + 2 >= limit)) continue;
    const head = headOfGroup(tokens, i, limit);
    const verb = tokens[head];
    const type = verb && reportingType(verb.lower);
    if (waiting > 0) waiting--;
    else if (verb && type && !isPassive(tokens, i, head) && !verb.lower.endsWith('ing'))
      return { group: i, verb, type };
    else if (!isParticiple(tokens, i)) return null;
    i = head;
  }
  return null;
}

/** Of the words between marks and verb, those that name who speaks. */
function speakerIn(tokens: readonly Token[], first: number, end: number): TokenRange | null {
  const opening = nounPhraseFrom(tokens, first, end);
  const closing = nounPhraseBefore(tokens, end, first);
  const isNamed = ({ first: from, last }: TokenRange): boolean =>
    tokens.slice(from, last).some(({ pos }) => pos === 'PROPN');
  const commas = tokens.slice(first, end).filter(({ text }) => text === ',').length;
  if (opening && closing && opening.last < closing.first && !isNamed(opening)) {
    // 'another guard, Bo Lund told us'; 'the stout, red-haired guard said'
    const isSeries = commas === 1 && tokens[closing.first]?.pos !== 'DET';
    if (isNamed(closing) || isSeries) return closing;
  }
  const isWhole = opening !== null && /^[,(]$/.test(tokens[opening.last]?.text ?? '');
  if (isWhole) return opening;
  return (commas > 0 ? closing : null) ?? tokenRange(tokens, first, end);
}

/**
 * '“Q,” the stout, red-haired guard said', '“Q,” Bo Lund, who saw it, told us', '“Q,” a voice over says': after a
 * quotation that pauses, all between its marks and a verb of saying tells who speaks.
 * @param after the first token after the marks
 * @param limit the index after the last token of the sentence
 */
export function speakerAfter(
  tokens: readonly Token[],
  quoted: Uint8Array,
  after: number,
  limit: number,
): Attribution | null {
  const first = tokens[after]?.text === ',' ? after + 1 : after;
  if (!OPENINGS.has(tokens[first]?.pos ?? '') || first >= limit) return null;
  if (RELATIVE_PRONOUNS.has(tokens[first]?.lower ?? '')) return null;
  const found = speakingVerb(tokens, quoted, first, limit);
  const speaker = found && speakerIn(tokens, first, found.group);
  return speaker && { cue: found.verb, speaker, rule: 'subject before cue', type: found.type };
}
