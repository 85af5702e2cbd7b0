import { tokenAt, type Draft, type QuotedSpan, type Token, type TokenRange } from '../draft.js';
import { NAMING_WORDS, WORK_NOUNS } from '../lexicon/works.js';
import type { SentenceIndex } from '../sentence-index.js';

/** Shorter words in marks, without cue and without punctuation, are scare quotes, titles or nicknames. */
const SHORTEST_QUOTATION_WORDS = 5;
const LONGEST_TITLE_WORDS = 7;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** One quoted span with the tokens around it, and what its own look tells. */
export class Quotation {
  readonly first: number;
  readonly after: number;
  readonly sentence: TokenRange | undefined;
  private readonly text: string;
  private readonly words: readonly string[];

  constructor(
    readonly draft: Draft,
    readonly span: QuotedSpan,
    sentences: SentenceIndex,
  ) {
    this.first = tokenAt(draft.tokens, span.outer.start);
    this.after = tokenAt(draft.tokens, span.outer.end);
    this.sentence = sentences.at(this.first);
    this.text = draft.text.slice(span.start, span.end);
    this.words = this.text.match(WORD) ?? [];
  }

  /** A token of the quotation's own sentence. */
  token(index: number): Token | undefined {
    const { sentence } = this;
    if (!sentence || index < sentence.first || index >= sentence.last) return undefined;
    return this.draft.tokens[index];
  }

  /** True where other words of the sentence lead into the quotation: “a top priority is ‘…’”. */
  get isLedInto(): boolean {
    const before = this.token(this.first - 1);
    return before !== undefined && !/^[,:;.!?—–―”"»-]$/.test(before.text) && before.pos !== 'CCONJ';
  }

  /** True where the sentence goes on after it as if no mark had closed. */
  get isGoneOnFrom(): boolean {
    const next = this.token(this.after);
    return next !== undefined && !/^[,:;.!?)—–―”"»’-]|''$/.test(next.text) && !this.endsWithPause;
  }

  /** A title has a capital at nearly every word; words that are a whole sentence are none. */
  get isTitle(): boolean {
    if (this.isOfWork) return true;
    const long = this.words.filter((word) => word.length > 3);
    return (
      !this.isSentence &&
      this.words.length <= LONGEST_TITLE_WORDS &&
      this.words.length > 1 &&
      long.length * 2 >= this.words.length - 1 &&
      long.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
    );
  }

  /** 'her book, “…”', 'the song “…”', 'a banner entitled “…”'. */
  get isOfWork(): boolean {
    const { first } = this;
    const comma = this.token(first - 1)?.text === ',' ? first - 1 : first;
    const noun = this.token(comma - 1);
    if (noun && NAMING_WORDS.has(noun.lower) && this.words.length <= LONGEST_TITLE_WORDS) return true;
    return this.words.length <= LONGEST_TITLE_WORDS && noun?.pos === 'NOUN' && WORK_NOUNS.has(noun.lower);
  }

  /** True where the quotation is a sentence of its own among others: alone in its paragraph it may be a heading. */
  private get isSentence(): boolean {
    const isAlone = !this.token(this.first - 1) && !this.token(this.after);
    const { text } = this.draft;
    const { start, end } = this.span.outer;
    const isParagraph =
      /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 3), start)) &&
      /^\s*(?:\n|$)/.test(text.slice(end, end + 3));
    return isAlone && !isParagraph && /[.!?…]$/.test(this.text);
  }

  /** True where the marks hold a sentence or more of their own. */
  get isWhole(): boolean {
    const isOpening = !this.token(this.first - 1) || /^[:,—–―]$/.test(this.token(this.first - 1)?.text ?? '');
    return isOpening && /^[\p{Lu}\p{N}“‘"'[(…]/u.test(this.text) && this.isLong;
  }

  /** True for more than a scare quote, a title or a nickname. */
  get isLong(): boolean {
    return this.words.length >= SHORTEST_QUOTATION_WORDS || this.endsWithPause;
  }

  get endsWithPause(): boolean {
    return /[.!?,…—–-]$/.test(this.text);
  }

  /** True where it opens its sentence. */
  get opensSentence(): boolean {
    return this.sentence?.first === this.first;
  }
}
