import { EntityKind } from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';
import { tokenAt, type Cue, type Draft, type QuotedSpan, type Token, type TokenRange } from './draft.js';
import { HEADING_LABELS } from './lexicon/heading-labels.js';
import { meansPerson } from './lexicon/persons.js';
import { PRONOUNS } from './lexicon/pronouns.js';
import { RESPONSE_NOUNS } from './lexicon/reporting-phrases.js';
import type { NameIndex } from './name-index.js';
import { headIndex, nounPhraseBefore, nounPhraseFrom } from './noun-phrase.js';
import type { SentenceIndex } from './sentence-index.js';

/** Shorter words in marks, without cue and without punctuation, are scare quotes, titles or nicknames. */
const SHORTEST_QUOTATION_WORDS = 5;
const LONGEST_TITLE_WORDS = 7;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
/** How many tokens may stand between a cue and the quotation it introduces. */
const INTRODUCTION_TOKENS = 14;
const LINKS = new Set([',', ':', 'that', '“', '"', "''", '‘', "'", '«', '—', '–', '-']);
const DASHES = new Set(['—', '–', '―', '--', '-']);

export interface Attribution {
  readonly cue: TextSpan | null;
  readonly speaker: TokenRange | null;
  readonly rule: string;
}

/** One quoted span with the tokens around it. */
export class Quotation {
  readonly first: number;
  readonly after: number;
  readonly sentence: TokenRange | undefined;
  private readonly text: string;
  private readonly words: readonly string[];

  constructor(
    private readonly draft: Draft,
    readonly span: QuotedSpan,
    sentences: SentenceIndex,
    private readonly names: NameIndex,
  ) {
    this.first = tokenAt(draft.tokens, span.outer.start);
    this.after = tokenAt(draft.tokens, span.outer.end);
    this.sentence = sentences.at(this.first);
    this.text = draft.text.slice(span.start, span.end);
    this.words = this.text.match(WORD) ?? [];
  }

  private token(index: number): Token | undefined {
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

  /** A title has a capital at nearly every word. */
  get isTitle(): boolean {
    const long = this.words.filter((word) => word.length > 3);
    return (
      this.words.length <= LONGEST_TITLE_WORDS &&
      long.length > 0 &&
      this.words.length > 1 &&
      long.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
    );
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

  private get endsWithPause(): boolean {
    return /[.!?,…—–-]$/.test(this.text);
  }

  /** 'Q,' said X; 'Q,' X said. */
  cueAfter(cues: readonly Cue[]): Cue | null {
    for (const cue of cues) {
      if (cue.first < this.after || !this.sentence || cue.first >= this.sentence.last) continue;
      const begin = Math.min(cue.first, cue.isInverted ? cue.first : (cue.speaker?.first ?? cue.first));
      if (begin < this.after) continue;
      const between = this.draft.tokens.slice(this.after, begin);
      return between.every(({ text, pos }) => text === ',' || pos === 'ADV') ? cue : null;
    }
    return null;
  }

  /** X said: 'Q'. X told Y that 'Q'. */
  cueBefore(cues: readonly Cue[]): Cue | null {
    const { sentence } = this;
    if (!sentence) return null;
    const cue = cues.filter(({ first, last }) => first >= sentence.first && last <= this.first).at(-1);
    if (!cue) return null;
    const begin = cue.isInverted ? (cue.speaker?.last ?? cue.last) : cue.last;
    const between = this.draft.tokens.slice(begin, this.first);
    const isIntroduced = between.length === 0 || LINKS.has(between.at(-1)?.lower ?? '');
    const isClause = between.some(({ pos }, i) => (pos === 'VERB' || pos === 'AUX') && i < between.length);
    const hasColon = between.at(-1)?.text === ':';
    // 'told Y that its men “…”': the marks begin inside what was said.
    const that = between.findIndex(({ lower }) => lower === 'that');
    if (that >= 0 && that < between.length - 1 && !hasColon) return null;
    const isParenthesis = between[0]?.text === ',' && between.at(-1)?.text === ',';
    if (between.length > INTRODUCTION_TOKENS || (isClause && !hasColon && !isParenthesis)) return null;
    // 'told Pakistan “…”': nothing but the hearer stands between.
    const isHeard =
      cue.patterns.includes('HEARER') &&
      nounPhraseFrom(this.draft.tokens, begin, this.first)?.last === this.first;
    return isIntroduced || isHeard ? cue : null;
  }

  /** 'Q,' Lund interjected: whatever verb it is, a person before it after a quotation that pauses is its speaker. */
  verbAfter(): Attribution | null {
    const phrase = this.endsWithPause ? this.personFrom(this.after) : null;
    return phrase && this.byVerb(phrase, this.verbFrom(phrase.last));
  }

  /** Lund interjected, 'Q'. */
  verbBefore(): Attribution | null {
    const { sentence } = this;
    const phrase =
      sentence && this.token(this.first - 1)?.text === ',' ? this.personFrom(sentence.first) : null;
    const verb = phrase && this.verbFrom(phrase.last);
    return phrase && verb?.index === this.first - 2 ? this.byVerb(phrase, verb) : null;
  }

  private byVerb(speaker: TokenRange, cue: Token | null): Attribution | null {
    return cue && { cue, speaker, rule: 'subject of any verb' };
  }

  /** The phrase that begins at a token, if it means a person. */
  private personFrom(first: number): TokenRange | null {
    const { tokens } = this.draft;
    const phrase = nounPhraseFrom(tokens, first, this.sentence?.last ?? 0);
    if (!phrase) return null;
    const head = headIndex(tokens, phrase);
    const noun = tokens[head]?.lower ?? '';
    const isPerson =
      PRONOUNS.get(noun)?.isPersonal === true ||
      meansPerson(noun) ||
      this.names.at(head)?.kind === EntityKind.PERSON;
    return isPerson ? phrase : null;
  }

  /** A finite verb at a token, or an adverb after it. */
  private verbFrom(first: number): Token | null {
    const next = this.token(first)?.pos === 'ADV' ? first + 1 : first;
    const verb = this.token(next);
    return verb?.pos === 'VERB' && !verb.lower.endsWith('ing') ? verb : null;
  }

  /** 'Q,' was the blunt response of X. */
  responseAfter(): Attribution | null {
    const be = this.token(this.after)?.text === ',' ? this.after + 1 : this.after;
    if (!/^(is|was)$/.test(this.token(be)?.lower ?? '')) return null;
    for (let i = be + 1; i < be + 6; i++) {
      const noun = this.token(i);
      if (!noun || !RESPONSE_NOUNS.has(noun.lower)) continue;
      const isOf = /^(of|from)$/.test(this.token(i + 1)?.lower ?? '');
      const speaker = isOf
        ? nounPhraseFrom(this.draft.tokens, i + 2, this.sentence?.last ?? 0)
        : this.possessor(be + 1);
      return speaker && { cue: noun, speaker, rule: 'response noun' };
    }
    return null;
  }

  private lowerWords({ start, end }: TokenRange): string {
    return this.draft.text.slice(start, end).toLowerCase();
  }

  /** 'X's blunt response': the phrase before the possessive. */
  private possessor(first: number): TokenRange | null {
    for (let i = first; i < first + 6; i++) {
      if (/^(’s|'s)$/.test(this.token(i)?.lower ?? '')) return nounPhraseBefore(this.draft.tokens, i, first);
    }
    return null;
  }

  /** He said:, and the quotation in a paragraph of its own. */
  introducedBy(previous: TokenRange | undefined, cues: readonly Cue[]): Attribution | null {
    const colon = this.draft.tokens[(previous?.last ?? 0) - 1];
    if (!previous || colon?.text !== ':' || this.sentence?.first !== this.first) return null;
    const cue = cues.at(-1);
    if (cue) return { cue, speaker: cue.speaker, rule: cue.rule };
    const speaker = nounPhraseFrom(this.draft.tokens, previous.first, previous.last);
    return speaker && { cue: colon, speaker, rule: 'label before colon' };
  }

  /** X: 'Q' at the beginning of a sentence. */
  labelBefore(): Attribution | null {
    const { sentence } = this;
    const colon = this.token(this.first - 1);
    if (!sentence || colon?.text !== ':') return null;
    const label = nounPhraseBefore(this.draft.tokens, this.first - 1, sentence.first);
    if (label?.first !== sentence.first || HEADING_LABELS.has(this.lowerWords(label))) return null;
    const noun = this.token(label.last - 1);
    const speaker = noun && RESPONSE_NOUNS.has(noun.lower) ? this.possessor(label.first) : null;
    return speaker && noun
      ? { cue: noun, speaker, rule: 'response noun' }
      : { cue: colon, speaker: label, rule: 'label before colon' };
  }

  /** 'Q' — X. */
  dashAfter(): Attribution | null {
    const dash = this.token(this.after);
    if (!dash || !DASHES.has(dash.text)) return null;
    const speaker = nounPhraseFrom(this.draft.tokens, this.after + 1, this.sentence?.last ?? 0);
    return speaker && speaker.last >= (this.sentence?.last ?? 0) - 1
      ? { cue: dash, speaker, rule: 'name after dash' }
      : null;
  }
}
