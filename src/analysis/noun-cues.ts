import { tokenRange, type Cue, type CuePattern, type Token, type TokenRange } from './draft.js';
import { POSSESSIVE_PRONOUNS } from './lexicon/pronouns.js';
import { REPORTING_ADJECTIVES, reportingNoun, type ReportingNoun } from './lexicon/reporting-nouns.js';
import { nounPhraseBefore, nounPhraseFrom } from './noun-phrase.js';
import type { SubjectFinder } from './subject-finder.js';

/** How many tokens may stand between a possessor and its noun: 'Lund's first public claim'. */
const LONGEST_MODIFIER = 4;
/** How many tokens a subject right after an adjective may have. */
const LONGEST_SUBJECT = 8;

/** The pattern that what follows a noun shows. */
function patternAt(tokens: readonly Token[], next: number): CuePattern | null {
  const [token, after] = [tokens[next], tokens[next + 1]];
  if (!token || !after) return null;
  const isVerbal = after.pos === 'VERB' || after.pos === 'AUX';
  // 'the claim that was made' is no claim's content.
  if (token.lower === 'that') return isVerbal ? null : 'THAT';
  if (token.lower === 'to' && isVerbal && after.lemma === after.lower) return 'INFINITIVE';
  if (isBareClause(tokens, next)) return 'THAT';
  const preposition = token.lower.toUpperCase();
  return preposition === 'ABOUT' || preposition === 'FOR' || preposition === 'OF' || preposition === 'TO'
    ? preposition
    : null;
}

/** 'is worried the tide will rise': a subject with its verb right beside it. */
function isBareClause(tokens: readonly Token[], first: number): boolean {
  const before = tokens[first - 1];
  if (!before || !REPORTING_ADJECTIVES.has(before.lower) || before.pos !== 'ADJ') return false;
  // 'made sure his notes were short' tells what was done.
  if (before.lower === 'sure' && tokens[first - 2]?.pos === 'VERB') return false;
  const subject = nounPhraseFrom(tokens, first, first + LONGEST_SUBJECT);
  return subject !== null && tokens[subject.last]?.pos === 'AUX';
}

/** 'her claim', 'Lund's first claim': the possessor before a noun. */
function possessor(tokens: readonly Token[], noun: number, floor: number): TokenRange | null {
  for (let i = noun - 1; i >= Math.max(floor, noun - LONGEST_MODIFIER); i--) {
    const token = tokens[i];
    if (!token || !['ADJ', 'NOUN', 'PART', 'PRON', 'ADV', 'VERB'].includes(token.pos)) return null;
    if (POSSESSIVE_PRONOUNS.has(token.lower)) return tokenRange(tokens, i, i + 1);
    if (/^['’]s?$/.test(token.text)) return nounPhraseBefore(tokens, i, floor);
  }
  return null;
}

/** 'made the claim', 'is confident': the subject of the verb before the noun's phrase. */
function subjectOfVerb(
  tokens: readonly Token[],
  noun: number,
  floor: number,
  finder: SubjectFinder,
): TokenRange | null {
  let verb = noun - 1;
  while (verb > floor && ['DET', 'ADJ', 'ADV'].includes(tokens[verb]?.pos ?? '')) verb--;
  // 'came to the conclusion'
  if (verb > floor && verb < noun - 1 && tokens[verb]?.pos === 'ADP') verb--;
  const pos = tokens[verb]?.pos;
  if (pos !== 'VERB' && pos !== 'AUX') return null;
  const group = finder.verbGroupStart(verb);
  return finder.isBareInfinitive(group) ? null : finder.before(group);
}

/** 'her claim that', 'a plan to', 'is confident that': a noun or an adjective that reports, with whose it is. */
export function nounCue(
  tokens: readonly Token[],
  index: number,
  sentence: TokenRange,
  finder: SubjectFinder,
): Cue | null {
  const token = tokens[index];
  const known: ReportingNoun | undefined =
    token?.pos === 'NOUN'
      ? reportingNoun(token.lower)
      : token?.pos === 'ADJ'
        ? REPORTING_ADJECTIVES.get(token.lower)
        : undefined;
  const range = known && tokenRange(tokens, index, index + 1);
  const pattern = range && patternAt(tokens, index + 1);
  if (!range || !pattern || !known.patterns.has(pattern)) return null;
  const speaker =
    possessor(tokens, index, sentence.first) ?? subjectOfVerb(tokens, index, sentence.first, finder);
  if (!speaker) return null;
  const { first, last, start, end } = range;
  return {
    first,
    last,
    start,
    end,
    type: known.type,
    rule: 'noun of saying',
    patterns: [pattern],
    speaker,
    isInverted: false,
  };
}
