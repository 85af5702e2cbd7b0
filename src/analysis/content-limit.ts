import type { Cue, Token, TokenRange } from './draft.js';
import { SUBORDINATORS } from './lexicon/reporting-phrases.js';
import type { SentenceWords } from './sentence-words.js';

/** Reporting verbs whose past is their bare form. */
const UNCHANGED_IN_PAST = new Set(['read', 'bet']);

/** Decides where what one cue reports gives way to the attribution of another. Talks to whoever knows what that reports. */
export class ContentLimit {
  /** @param hasContent tells whether a later cue reports words of its own */
  constructor(
    private readonly tokens: readonly Token[],
    private readonly words: SentenceWords,
    private readonly quoted: Uint8Array,
    private readonly sentence: TokenRange,
    private readonly hasContent: (cue: Cue) => boolean,
  ) {}

  /** '…, the mayor said it was late': after a clause, who speaks next begins the article's own. */
  private opensMainClause({ speaker, isInverted }: Cue, first: number, comma: number): boolean {
    const isNext = !isInverted && speaker?.first === comma + 1 && this.words.pos(speaker.first) !== 'PRON';
    return isNext && this.words.hasVerb(first, comma) && !SUBORDINATORS.has(this.words.lower(first));
  }

  /** 'and would respond', 'and continued': no words and no quotation follow that it could report. */
  private reportsNothing(cue: Cue): boolean {
    const next = /^[,:]$/.test(this.words.lower(cue.last)) ? cue.last + 1 : cue.last;
    return !this.quoted[next] && !this.hasContent(cue);
  }

  /** ', with Lund saying it was late': what stands beside a clause, with a subject of its own, tells what another says. */
  private isBeside({ first }: Cue, join: number): boolean {
    const isWith = this.words.lower(join - 1) === 'with' && this.words.lower(join - 2) === ',';
    return isWith && this.words.isGerund(first);
  }

  /** 'said they would wait and ask for more': a bare form goes with the verb inside, for it does not agree with 'said'. */
  private isOfInner(cue: Cue, other: Cue): boolean {
    const [verb, joined] = [this.tokens[cue.last - 1], this.tokens[other.first]];
    const isBare =
      joined?.pos === 'VERB' && joined.lower === joined.lemma && !UNCHANGED_IN_PAST.has(joined.lower);
    const isJoined = /^(?:and|or)$/.test(this.words.lower(other.first - 1));
    return (
      isBare && isJoined && verb?.pos === 'VERB' && verb.lower !== verb.lemma && !verb.lower.endsWith('ing')
    );
  }

  /**
   * @param first the first token of what the cue reports
   * @returns where that ends before a later cue of the sentence; the sentence's end if it goes on
   */
  between(cue: Cue, other: Cue, first: number): number {
    if (this.isOfInner(cue, other)) return this.sentence.last;
    const begin = other.isInverted ? other.first : Math.min(other.speaker?.first ?? other.first, other.first);
    const isShared = begin < first;
    let join = isShared ? other.first : begin;
    while (join > first && ['ADV', 'AUX'].includes(this.words.pos(join - 1))) join--;
    const isConjoined = ['and', 'but'].includes(this.words.lower(join - 1));
    if (isConjoined) join--;
    const isAfterMarks = this.quoted[join - 1] === 1 && this.words.lower(join - 2) === ',';
    const hasComma = this.words.lower(join - 1) === ',' || isAfterMarks;
    if (hasComma && !isAfterMarks) join--;
    if (this.isBeside(other, join)) return join - 2;
    const end = other.isInverted ? (other.speaker?.last ?? other.last) : other.last;
    const isLast = this.sentence.last - this.words.skipAdjuncts(end) <= 2;
    if (isShared && isConjoined && this.reportsNothing(other)) return this.sentence.last;
    const stops = hasComma
      ? isShared ||
        this.opensMainClause(other, first, join) ||
        isConjoined ||
        isLast ||
        other.patterns.includes('SOURCE')
      : isConjoined && isShared;
    return stops ? join : this.sentence.last;
  }
}
