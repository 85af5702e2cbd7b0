import { tokenAt, type AttributedQuote, type Draft, type TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';

/** The words that name a speaker, and their cue. */
export type SpeakingWords = Pick<AttributedQuote, 'speaker' | 'cue'>;

/** A quotation in marks that has its speaker. */
interface Quoted {
  readonly sentence: TokenRange;
  readonly words: SpeakingWords;
  readonly speaker: SpeakerReference;
}

/** Tells who is quoted in the sentence before. Reads the sentences of the text. */
export class QuotedBefore {
  private latest: Quoted | null = null;

  constructor(private readonly draft: Draft) {}

  private sentenceAt(offset: number): TokenRange | undefined {
    return this.draft.sentenceIndex.at(tokenAt(this.draft.tokens, offset));
  }

  /** To be told of every quote, in reading order. */
  remember({ pieces }: AttributedQuote, words: SpeakingWords, speaker: SpeakerReference | null): void {
    const last = pieces.at(-1);
    const sentence = last && this.sentenceAt(last.start);
    if (!sentence) return;
    if (pieces.some(({ isVerbatim }) => isVerbatim)) this.latest = speaker && { sentence, words, speaker };
    else if (sentence === this.latest?.sentence && this.opensClause(words)) this.latest = null;
  }

  /** '“A,” Lund said, and Hill agreed': a clause of its own, not one beneath the first: 'after Hill agreed'. */
  private opensClause({ speaker }: SpeakingWords): boolean {
    const before = speaker && this.draft.tokens[speaker.first - 1];
    return before?.pos === 'CCONJ' || before?.text === ';';
  }

  /**
   * '“A,” Lund said, after Hill had agreed. “B.”': whoever is quoted right before it in its paragraph goes on speaking,
   * whoever else is told there to have said something.
   */
  of({ pieces }: AttributedQuote): Quoted | null {
    const { draft, latest } = this;
    const start = pieces[0]?.start ?? 0;
    const own = latest && this.sentenceAt(start);
    if (!own || draft.sentenceIndex.before(own) !== latest.sentence) return null;
    const isOpening = tokenAt(draft.tokens, start) - own.first <= 1;
    return isOpening && !draft.text.slice(latest.sentence.end, start).includes('\n') ? latest : null;
  }
}
