import { tokenRange, type Token, type TokenRange } from './draft.js';
import { OPENING_SUBORDINATORS } from './lexicon/content-boundaries.js';
import { nounPhraseFrom } from './noun-phrase.js';
import type { SentenceWords } from './sentence-words.js';

/** How many tokens a clause in front of another may have. */
const LONGEST_OPENING = 30;

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
}
