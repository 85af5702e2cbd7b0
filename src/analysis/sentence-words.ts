import type { Content } from './content.js';
import type { Token, TokenRange } from './draft.js';
import {
  COMPLEMENTIZERS,
  OCCASION_NOUNS,
  PARTICLES,
  TIME_NOUNS,
  WEEKDAYS_AND_MONTHS,
} from './lexicon/reporting-phrases.js';
import { nounPhraseFrom } from './noun-phrase.js';

const OPENING = new Set(['“', '"', "''", '«']);
/** Words before a time: 'last week'. */
const TIME_OPENINGS = new Set(['this', 'last', 'next', 'late', 'early', 'earlier', 'later']);
const FINAL = new Set(['.', '!', '?', ';', ',']);
/** No statement of a sentence has more tokens: a longer sentence is no prose. */
export const LONGEST_CONTENT = 400;

/** The words of one sentence, asked about by their index. Reads tokens alone. */
export class SentenceWords {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly sentence: TokenRange,
  ) {}

  lower(index: number): string {
    return index < this.sentence.last ? (this.tokens[index]?.lower ?? '') : '';
  }

  pos(index: number): string {
    return index < this.sentence.last ? (this.tokens[index]?.pos ?? '') : '';
  }

  isInLowerCase(index: number): boolean {
    return /^\p{Ll}/u.test(this.tokens[index]?.text ?? '');
  }

  isVerb(index: number): boolean {
    return this.pos(index) === 'VERB' || this.pos(index) === 'AUX';
  }

  hasVerb(first: number, last: number): boolean {
    return this.tokens.slice(first, last).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  }

  /** A verb that tells a tense: none of 'leaving the harbour', 'to leave'. */
  hasFinite(first: number, last: number): boolean {
    for (let i = first; i < last; i++)
      if (this.isVerb(i) && !this.isGerund(i) && this.lower(i - 1) !== 'to') return true;
    return false;
  }

  isGerund(first: number): boolean {
    return this.pos(first) === 'VERB' && this.lower(first).endsWith('ing');
  }

  /** 'to sell', 'to “sell”', and not 'to talks', which the tagger takes for a verb. */
  isInfinitive(first: number): boolean {
    let next = OPENING.has(this.lower(first + 1)) ? first + 2 : first + 1;
    // 'to quickly and decisively sell'
    while (this.pos(next) === 'ADV' || (this.pos(next) === 'CCONJ' && this.pos(next + 1) === 'ADV')) next++;
    const verb = this.tokens[next];
    return this.lower(first) === 'to' && this.isVerb(next) && verb?.lemma === verb?.lower;
  }

  /** Times and occasions between a cue and what it reports: 'said on Friday in a statement that'. */
  skipAdjuncts(from: number): number {
    let next = PARTICLES.has(this.lower(from)) ? from + 1 : from;
    for (;;) {
      const begin = next;
      const time = this.timeAfter(next);
      if (time > next) next = time;
      else if (this.pos(next) === 'ADV' && this.pos(next + 1) !== 'ADV' && this.isAdjunct(next)) next++;
      else if (this.pos(next) === 'ADP') {
        const phrase = nounPhraseFrom(this.tokens, next + 1, this.sentence.last);
        const words = phrase ? this.tokens.slice(phrase.first, phrase.last) : [];
        const isTime = WEEKDAYS_AND_MONTHS.has(this.lower(next + 1));
        if (isTime) next += 2;
        else if (phrase && words.some(({ lower }) => OCCASION_NOUNS.has(lower) || TIME_NOUNS.has(lower)))
          next = phrase.last;
      }
      if (next === begin) return next;
    }
  }

  /** Where a time ends that begins at a token: 'Wednesday morning', 'last week', 'in late May'; the token itself for none. */
  private timeAfter(from: number): number {
    let next = TIME_OPENINGS.has(this.lower(from)) ? from + 1 : from;
    if (WEEKDAYS_AND_MONTHS.has(this.lower(next))) {
      next++;
      return TIME_NOUNS.has(this.lower(next)) ? next + 1 : next;
    }
    return next > from && TIME_NOUNS.has(this.lower(next)) ? next + 1 : from;
  }

  /** True for an adverb that is no part of what was said: 'why', 'not' are. */
  private isAdjunct(index: number): boolean {
    return this.lower(index) !== 'not' && !COMPLEMENTIZERS.has(this.lower(index));
  }

  /** @param shortest of how many tokens it must be at the least */
  trim(first: number, last: number, shortest = 2): Content | null {
    let end = Math.min(last, first + LONGEST_CONTENT);
    while (end > first && FINAL.has(this.lower(end - 1))) end--;
    return end - first >= shortest ? { first, last: end } : null;
  }
}
