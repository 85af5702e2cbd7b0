import type { Token } from './draft.js';
import type { WordForm } from './word-form.js';

/**
 * A token that keeps only what no other has, and reads the rest in the form of its word: all tokens of a text are kept
 * until its end, and of a long one there are hundreds of thousands.
 */
export class WordToken implements Token {
  constructor(
    readonly index: number,
    readonly start: number,
    readonly pos: string,
    readonly form: WordForm,
  ) {}

  get end(): number {
    return this.start + this.form.text.length;
  }

  get text(): string {
    return this.form.text;
  }

  get lower(): string {
    return this.form.lower;
  }

  get lemma(): string {
    const { pos, form } = this;
    return pos === 'VERB' ? (form.reported ?? form.base ?? form.lower) : form.lower;
  }
}
