import { tokenRange, type Cue, type Token, type TokenRange } from './draft.js';
import { OPENING_SUBORDINATORS } from './lexicon/content-boundaries.js';
import { COMPLEMENTIZERS } from './lexicon/reporting-phrases.js';
import { TAKE_BARE_CLAUSES, VERBS_WITHOUT_QUESTION } from './lexicon/reporting-verbs.js';
import { nounPhraseFrom } from './noun-phrase.js';
import type { SentenceWords } from './sentence-words.js';

/** How many tokens a clause in front of another may have. */
const LONGEST_OPENING = 30;
/** How many tokens may stand between two marks before a complementizer. */
const LONGEST_PARENTHESIS = 16;

/** Words that stand before a number: 'about half', 'between two and four'. */
const QUANTIFYING = new Set(['about', 'around', 'between', 'over', 'under', 'nearly', 'almost']);
const QUANTITIES = new Set(['NUM', 'ADJ', 'DET', 'NOUN']);

/** Decides whether a clause begins at a token: with its subject, or with another clause in front. Reads tokens alone. */
export class ClauseOpening {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly quoted: Uint8Array,
    private readonly sentence: TokenRange,
    private readonly words: SentenceWords,
  ) {}

  /** A subject, 'about half of the money' and '“local forces”' among them. */
  subjectFrom(start: number): TokenRange | null {
    const isEstimate = QUANTIFYING.has(this.words.lower(start)) && QUANTITIES.has(this.words.pos(start + 1));
    if (isEstimate) return nounPhraseFrom(this.tokens, start + 1, this.sentence.last);
    if (!this.quoted[start]) return nounPhraseFrom(this.tokens, start, this.sentence.last);
    let last = start;
    while (last < this.sentence.last && this.quoted[last]) last++;
    return this.words.isVerb(last) && !this.words.isGerund(last)
      ? tokenRange(this.tokens, start, last)
      : null;
  }

  /** '“the wind is at our backs” despite the storm': words in marks that do not end what is said. */
  goesOnAfterMarks(start: number): boolean {
    if (!this.quoted[start]) return false;
    let last = start;
    while (last < this.sentence.last && this.quoted[last]) last++;
    const isClosed = /^[,.!?…]$/.test(this.words.lower(last - 2));
    const isLink = /^(?:ADP|SCONJ)$/.test(this.words.pos(last)) || this.words.lower(last) === 'to';
    return !isClosed && isLink && this.words.skipAdjuncts(last) === last;
  }

  /** 'because it is late, she will leave': a clause beneath another, in front of it. */
  hasClauseBeneath(first: number): boolean {
    if (!OPENING_SUBORDINATORS.has(this.words.lower(first))) return false;
    for (let i = first + 1; i < first + LONGEST_OPENING; i++) {
      if (this.words.lower(i) !== ',') continue;
      const subject = nounPhraseFrom(this.tokens, i + 1, this.sentence.last);
      return this.words.hasVerb(first, i) && subject !== null && this.words.isVerb(subject.last);
    }
    return false;
  }

  /** 'The study found yields were lower', 'is worried the tide will rise': without a complementizer its subject has its verb right beside it. */
  isBareClause(cue: Cue, first: number): boolean {
    if (!TAKE_BARE_CLAUSES.has(this.tokens[cue.first]?.lemma ?? '')) return false;
    const subject = this.subjectFrom(first);
    const verb = subject?.last ?? first;
    return (
      subject !== null &&
      this.words.pos(verb) === 'AUX' &&
      !/^(?:be|been|being)$/.test(this.words.lower(verb))
    );
  }

  /** @returns where a clause behind a complementizer begins that a cue reports, or null */
  complementAt(cue: Cue, first: number): number | null {
    const start = this.overParenthesis(first);
    return COMPLEMENTIZERS.has(this.words.lower(start)) && !this.isCondition(cue, start) ? start : null;
  }

  /** 'said, that …', 'said, among other things, that …', 'said — on his own page — that …'. */
  private overParenthesis(first: number): number {
    const mark = this.words.lower(first);
    if (!/^(?:,|—|–|--|-)$/.test(mark)) return first;
    if (this.words.lower(first + 1) === 'that') return first + 1;
    for (let i = first + 1; i < first + LONGEST_PARENTHESIS; i++)
      if (this.words.lower(i) === mark && this.words.lower(i + 1) === 'that') return i + 1;
    return first;
  }

  /** 'would respond if asked': on what condition, and nothing that is said; 'claimed if it is late, she leaves' is. */
  private isCondition(cue: Cue, start: number): boolean {
    const verb = this.tokens[cue.first]?.lemma ?? '';
    const isCircumstance = /^(?:if|when|where)$/.test(this.words.lower(start));
    return isCircumstance && VERBS_WITHOUT_QUESTION.has(verb) && !this.hasClauseBeneath(start);
  }
}
