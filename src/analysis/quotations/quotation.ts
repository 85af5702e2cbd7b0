import type { TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Draft, type QuotedSpan, type Token, type TokenRange } from '../draft.js';
import { PAGE_FURNITURE } from '../lexicon/heading-labels.js';
import { RESPONSE_NOUNS, WEEKDAYS_AND_MONTHS } from '../lexicon/reporting-phrases.js';
import { NAMING_WORDS, WORK_NOUNS } from '../lexicon/works.js';
import { wordsOf } from '../plain-words.js';
import type { SentenceIndex } from '../sentence-index.js';
import { SentenceWords } from '../sentence-words.js';

/** Shorter words in marks, without cue and without punctuation, are scare quotes, titles or nicknames. */
const SHORTEST_QUOTATION_WORDS = 5;
/** Fewer words that a conjunction leads into may be a name or a slogan: 'And “never again.”' */
const SHORTEST_SENTENCE = 8;
const LONGEST_TITLE_WORDS = 7;
/** Shorter sentences are said again by chance, in UTF-16 code units. */
const SHORTEST_REPETITION = 30;
const LONGEST_LINE = 5_000;
const SINGLE_MARKS = new Set(["'", '‘']);
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const PLAIN_WORD = /[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*/g;

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
    this.words = wordsOf(this.text, WORD, PLAIN_WORD);
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
    return before !== undefined && !/^[,:;.!?([—–―”"»-]$/.test(before.text) && before.pos !== 'CCONJ';
  }

  /** 'With so many mills, “there is no need,”': it goes on with what the sentence says before it in the article's words. */
  get goesOnFromWords(): boolean {
    const { draft, first, sentence } = this;
    const before = this.token(first - 1);
    const isJoined = before?.text === ',' || before?.pos === 'CCONJ';
    // 'As for the mill, “it is old,”' names a topic.
    if (
      !sentence ||
      !isJoined ||
      draft.tokens[sentence.first]?.lower === 'as' ||
      first - sentence.first < 3 ||
      !/^\p{Ll}/u.test(this.text)
    )
      return false;
    return !draft.quotedTokens.subarray(sentence.first, first).includes(1);
  }

  /** 'A change of guard' in single marks, alone between paragraphs with double ones: a heading. */
  get isHeading(): boolean {
    const { text, quotedSpans } = this.draft;
    const { start, end } = this.span.outer;
    const isSingle = (at: number): boolean =>
      SINGLE_MARKS.has(text.charAt(at)) && text.charAt(at + 1) !== "'";
    if (!isSingle(start) || !this.isParagraph || this.words.length > LONGEST_TITLE_WORDS || end - start < 3)
      return false;
    return quotedSpans.some(({ outer }) => !isSingle(outer.start));
  }

  /** True where the sentence goes on after it as if no mark had closed. */
  get isGoneOnFrom(): boolean {
    const next = this.token(this.after);
    return next !== undefined && !/^[,:;.!?()[—–―”"»’-]|''$/.test(next.text) && !this.endsWithPause;
  }

  /** 'said, “it is far” from the harbour': the clause goes on outside of the marks, and not with a time or an occasion. */
  get isClauseGoneOnFrom(): boolean {
    const { draft, after, sentence } = this;
    const next = this.token(after);
    if (!next || !sentence || !this.isGoneOnFrom) return false;
    const isLink = next.pos === 'ADP' || next.pos === 'SCONJ' || next.lower === 'to';
    return isLink && new SentenceWords(draft.tokens, sentence).skipAdjuncts(after) === after;
  }

  /** A title has a capital at nearly every word; words that are a whole sentence are none. */
  get isTitle(): boolean {
    if (this.isOfWork || this.isByline || this.isNameInApposition) return true;
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

  /** '“The Last Ferry,” by Bo Lind' */
  get isByline(): boolean {
    const [by, next] = [this.token(this.after), this.token(this.after + 1)];
    const name = next?.lower === 'the' ? this.token(this.after + 2) : next;
    return by?.lower === 'by' && name?.pos === 'PROPN' && !WEEKDAYS_AND_MONTHS.has(name.lower);
  }

  /** 'its newsletter, “Tidings,” is': one name right after a noun. */
  private get isNameInApposition(): boolean {
    return this.words.length === 1 && /^\p{Lu}\p{Ll}/u.test(this.text) && this.isApposition;
  }

  /** True where a noun and a comma stand before it. */
  private get isApposition(): boolean {
    const noun = this.token(this.first - 2);
    return (
      this.token(this.first - 1)?.text === ',' && noun?.pos === 'NOUN' && !RESPONSE_NOUNS.has(noun.lower)
    );
  }

  /** 'one film, “Balanced Tides,” shows': a title that the sentence goes on from, whatever verb comes. */
  get isTitleInApposition(): boolean {
    return this.isApposition && this.isTitle && !this.endsSentence;
  }

  /** The words of 'a pull quote' between paragraphs, which repeats what stands elsewhere; null for what can be none. */
  get pulledWords(): string | null {
    if (!this.isParagraph) return null;
    const sentence = this.text.split(/(?<=[.!?])\s/u).reduce((a, b) => (b.length > a.length ? b : a), '');
    return sentence.length < SHORTEST_REPETITION ? null : sentence.replace(/^\[[^\]]*\]\s/u, '').slice(0, -1);
  }

  /** True where its words stand elsewhere in the text. Looks through all of it. */
  isRepetitionOf(words: string): boolean {
    const { text } = this.draft;
    const { start, end } = this.span;
    if (text.indexOf(words) < start) return true;
    const later = text.indexOf(words, end);
    if (later < 0) return false;
    // Of two pull quotes with the same words the first is one quotation.
    const line = /^[^\n]*/.exec(text.slice(later, later + LONGEST_LINE))?.[0].trimEnd() ?? '';
    return !(/[”"]$/.test(line) && this.isAlone({ start: later - 1, end: later + line.length }));
  }

  /** True where the quotation is a sentence of its own among others: alone in its paragraph it may be a heading. */
  private get isSentence(): boolean {
    const isAlone = !this.token(this.first - 1) && !this.token(this.after);
    return isAlone && !this.isParagraph && /[.!?…]$/.test(this.text);
  }

  private get isParagraph(): boolean {
    return this.isAlone(this.span.outer);
  }

  /** True where no words of its lines stand before or after a span. */
  private isAlone({ start, end }: TextSpan): boolean {
    const { text } = this.draft;
    return (
      /(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 3), start)) &&
      /^\s*(?:\n|$)/.test(text.slice(end, end + 3))
    );
  }

  /** True where the marks hold a sentence or more of their own. */
  get isWhole(): boolean {
    if (PAGE_FURNITURE.test(this.text)) return false;
    const before = this.token(this.first - 1);
    const isJoined = before?.pos === 'CCONJ' && !this.token(this.first - 2) && this.endsSentence;
    if (isJoined && this.words.length >= SHORTEST_SENTENCE && !this.token(this.after)) return true;
    const isOpening = !before || /^[:,—–―]$/.test(before.text);
    // '“No mill!” (2005)': a poster, or words whose source the brackets tell.
    if (this.token(this.after)?.text === '(') return false;
    return isOpening && /^(?:\. ?)*[\p{Lu}\p{N}“‘"'[(…]/u.test(this.text) && this.isLong;
  }

  /** True for more than a scare quote, a title or a nickname. */
  get isLong(): boolean {
    return this.words.length >= SHORTEST_QUOTATION_WORDS || this.endsWithPause;
  }

  get endsWithPause(): boolean {
    return /[.!?,…—–-]$/.test(this.text);
  }

  /** True where a sentence closes inside the marks. */
  get endsSentence(): boolean {
    return /[.!?…]$/.test(this.text);
  }

  get isExclaimed(): boolean {
    return /[!?]$/.test(this.text);
  }

  /** True where it opens its sentence. */
  get opensSentence(): boolean {
    return this.sentence?.first === this.first;
  }
}
