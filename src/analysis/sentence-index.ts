import { firstIndexWhere } from '../domain/sorted-spans.js';
import type { Cue, TokenRange } from './draft.js';

/** Finds the sentence of a token. */
export class SentenceIndex {
  constructor(private readonly sentences: readonly TokenRange[]) {}

  at(token: number): TokenRange | undefined {
    const after = firstIndexWhere(this.sentences.length, (i) => (this.sentences[i]?.first ?? 0) > token);
    return this.sentences[after - 1];
  }

  /** The sentence before one of these. */
  before(sentence: TokenRange | undefined): TokenRange | undefined {
    return sentence && sentence.first > 0 ? this.at(sentence.first - 1) : undefined;
  }
}

/** The cues of each sentence that has any, both in reading order. */
export function cuesBySentence(cues: readonly Cue[], sentences: SentenceIndex): Map<TokenRange, Cue[]> {
  const bySentence = new Map<TokenRange, Cue[]>();
  for (const cue of cues) {
    const sentence = sentences.at(cue.first);
    if (!sentence) continue;
    const others = bySentence.get(sentence);
    if (others) others.push(cue);
    else bySentence.set(sentence, [cue]);
  }
  return bySentence;
}
