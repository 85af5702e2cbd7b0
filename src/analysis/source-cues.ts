import { AttributionType } from '../domain/kinds.js';
import { tokenRange, type Cue, type Token, type TokenRange } from './draft.js';
import { POSSESSIVE_PRONOUNS } from './lexicon/pronouns.js';
import { DEFINITE_DETERMINERS, INDEFINITE_DETERMINERS } from './lexicon/determiners.js';
import {
  FORMS_OF_PUT,
  POLL_NOUNS,
  PUT_OBJECTS,
  SOURCE_OPENINGS,
  SOURCE_PREPOSITIONS,
  VIEW_NOUNS,
} from './lexicon/reporting-phrases.js';
import { headIndex, nounPhraseFrom } from './noun-phrase.js';
import type { SubjectFinder } from './subject-finder.js';

const { SAID } = AttributionType;

/** 'as X put it', 'X put it this way'. */
function putCue(tokens: readonly Token[], index: number, finder: SubjectFinder): Cue | null {
  const range = tokenRange(tokens, index, index + 2);
  if (!range || !PUT_OBJECTS.has(tokens[index + 1]?.lower ?? '')) return null;
  const speaker = finder.before(finder.verbGroupStart(index));
  return (
    speaker && {
      ...range,
      type: SAID,
      rule: 'as somebody put it',
      patterns: ['PRECEDED'],
      speaker,
      isInverted: false,
    }
  );
}

/** How many tokens name whose view it is: 'in the former mayor's own words'. */
const LONGEST_OWNER = 8;

/** 'in her words', 'in X's view'. */
function viewCue(tokens: readonly Token[], index: number, sentence: TokenRange): Cue | null {
  if (tokens[index]?.lower !== 'in') return null;
  const limit = Math.min(sentence.last, index + LONGEST_OWNER);
  let noun = index + 2;
  while (noun < limit && !VIEW_NOUNS.has(tokens[noun]?.lower ?? '')) noun++;
  if (noun >= limit) return null;
  const owner = tokens[noun - 1]?.lower === 'own' ? noun - 1 : noun;
  const isPronoun = owner - index === 2 && POSSESSIVE_PRONOUNS.has(tokens[index + 1]?.lower ?? '');
  const isOwned = /^['’]s?$/.test(tokens[owner - 1]?.text ?? '');
  if (!isPronoun && !isOwned) return null;
  const range = tokenRange(tokens, index, noun + 1);
  const speaker = tokenRange(tokens, index + 1, owner - (isPronoun ? 0 : 1));
  return (
    range && {
      ...range,
      type: SAID,
      rule: 'in the words of',
      patterns: ['SOURCE'],
      speaker,
      isInverted: false,
    }
  );
}

/** 'in a new poll': where numbers come from. */
function pollCue(tokens: readonly Token[], index: number, sentence: TokenRange): Cue | null {
  if (tokens[index]?.lower !== 'in') return null;
  const range = tokenRange(tokens, index, index + 1);
  const speaker = nounPhraseFrom(tokens, index + 1, sentence.last);
  if (!range || !speaker || !POLL_NOUNS.has(tokens[headIndex(tokens, speaker)]?.lower ?? '')) return null;
  const opening = tokens[speaker.first]?.lower ?? '';
  if (!INDEFINITE_DETERMINERS.has(opening) && !DEFINITE_DETERMINERS.has(opening)) return null;
  return { ...range, type: SAID, rule: 'in a poll', patterns: ['SOURCE'], speaker, isInverted: true };
}

/** 'according to X', 'in the words of X'. */
function prepositionCue(tokens: readonly Token[], index: number, sentence: TokenRange): Cue | null {
  for (const words of SOURCE_PREPOSITIONS) {
    if (!words.every((word, k) => tokens[index + k]?.lower === word)) continue;
    const range = tokenRange(tokens, index, index + words.length);
    const speaker = nounPhraseFrom(tokens, index + words.length, sentence.last);
    if (range && speaker)
      return {
        ...range,
        type: SAID,
        rule: words.join(' '),
        patterns: ['SOURCE'],
        speaker,
        isInverted: true,
      };
  }
  return null;
}

/** Words that name a source without a verb of saying, beginning at a token. */
export function sourceCue(
  tokens: readonly Token[],
  index: number,
  sentence: TokenRange,
  finder: SubjectFinder,
): Cue | null {
  const opening = tokens[index]?.lower ?? '';
  if (!SOURCE_OPENINGS.has(opening)) return null;
  if (FORMS_OF_PUT.has(opening)) return putCue(tokens, index, finder);
  return (
    prepositionCue(tokens, index, sentence) ??
    viewCue(tokens, index, sentence) ??
    pollCue(tokens, index, sentence)
  );
}
