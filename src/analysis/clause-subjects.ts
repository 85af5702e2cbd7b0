import type { Draft, TokenRange } from './draft.js';
import type { NameIndex } from './name-index.js';
import { SubjectFinder } from './subject-finder.js';

/** Tells the subject of what a sentence says up to a token. Talks to the names of the text. */
export class ClauseSubjects {
  constructor(
    private readonly draft: Draft,
    /** Which tokens stand in quotation marks. */
    private readonly quoted: Uint8Array,
    private readonly names: NameIndex,
  ) {}

  /** @returns the words of whoever can speak and is the subject of the last clause that hangs on no other, or null */
  mainSubject(sentence: TokenRange, before: number = sentence.last): TokenRange | null {
    return new SubjectFinder(this.draft.tokens, this.quoted, sentence, this.names).mainSubject(before);
  }
}
