import type { Token, TokenRange } from './draft.js';
import { TIME_NOUNS, WEEKDAYS_AND_MONTHS } from './lexicon/reporting-phrases.js';

/** 'Marsh on Thursday defended': the subject ends before the day. */
function beforeTime(tokens: readonly Token[], end: number, sentence: TokenRange): number {
  if (
    TIME_NOUNS.has(tokens[end - 1]?.lower ?? '') &&
    /^(?:this|last|next|earlier)$/.test(tokens[end - 2]?.lower ?? '')
  )
    return end - 2;
  const isDay = WEEKDAYS_AND_MONTHS.has(tokens[end - 1]?.lower ?? '');
  if (!isDay || end - 2 <= sentence.first) return end;
  const { pos = '', lower = '' } = tokens[end - 2] ?? {};
  if (/^(?:early|earlier|late|later)$/.test(lower)) return end - 2;
  return pos === 'ADP' ? end - 2 : pos === 'VERB' ? end - 1 : end;
}

/** 'A report published Wednesday said', 'those asked said': the subject ends before the participle. */
function beforeParticiple(tokens: readonly Token[], end: number): number {
  const [noun, participle] = [tokens[end - 2], tokens[end - 1]];
  const isParticiple = participle?.pos === 'VERB' && /(?:ed|en)$/.test(participle.lower);
  return isParticiple && /^(?:NOUN|PROPN|DET)$/.test(noun?.pos ?? '') ? end - 1 : end;
}

/**
 * Where the subject of a verb ends, before the times and the participles that stand between them.
 * @param verb the first token of the verb
 * @returns the index after the subject's last token
 */
export function subjectEnd(tokens: readonly Token[], verb: number, sentence: TokenRange): number {
  return beforeParticiple(tokens, beforeTime(tokens, verb, sentence));
}
