import type { TokenRange } from './draft.js';

/** Finds the sentence of a token. */
export class SentenceIndex {
  /** One more than the sentence of each token, 0 for none. */
  private readonly numbers: Uint32Array;

  /** @param sentences in reading order, each beginning where the one before it ends or later */
  constructor(private readonly sentences: readonly TokenRange[]) {
    this.numbers = new Uint32Array(sentences.at(-1)?.last ?? 0);
    sentences.forEach(({ first }, i) => {
      this.numbers.fill(i + 1, first, sentences[i + 1]?.first);
    });
  }

  /** The sentence that a token stands in; for what stands after the last one, that one. */
  at(token: number): TokenRange | undefined {
    const number = token < this.numbers.length ? (this.numbers[token] ?? 0) : this.sentences.length;
    return this.sentences[number - 1];
  }

  /** The sentence before one of these. */
  before(sentence: TokenRange | undefined): TokenRange | undefined {
    return sentence && sentence.first > 0 ? this.at(sentence.first - 1) : undefined;
  }
}
