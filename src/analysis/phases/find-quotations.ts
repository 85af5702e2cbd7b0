import type { TextSpan } from '../../domain/text-span.js';
import { QuoteKind } from '../../domain/kinds.js';
import {
  tokenAt,
  tokenRange,
  type AttributedQuote,
  type Cue,
  type Draft,
  type QuotedSpan,
  type Token,
  type TokenRange,
} from '../draft.js';
import { RESPONSE_NOUNS } from '../lexicon/reporting-phrases.js';
import { nounPhraseBefore, nounPhraseFrom } from '../noun-phrase.js';
import { cuesBySentence, SentenceIndex } from '../sentence-index.js';

/** Shorter words in marks, without cue and without punctuation, are scare quotes, titles or nicknames. */
const SHORTEST_QUOTATION_WORDS = 5;
const LONGEST_TITLE_WORDS = 7;
/** How many tokens may stand between a cue and the quotation it introduces. */
const INTRODUCTION_TOKENS = 14;
const LINKS = new Set([',', ':', 'that', '“', '"', "''", '‘', "'", '«', '—', '–', '-']);
const DASHES = new Set(['—', '–', '―', '--', '-']);

interface Attribution {
  readonly cue: TextSpan | null;
  readonly speaker: TokenRange | null;
  readonly rule: string;
}

/** One quoted span with the tokens around it. */
class Quotation {
  readonly first: number;
  readonly after: number;
  readonly sentence: TokenRange | undefined;

  constructor(
    private readonly draft: Draft,
    readonly span: QuotedSpan,
    sentences: SentenceIndex,
  ) {
    this.first = tokenAt(draft.tokens, span.outer.start);
    this.after = tokenAt(draft.tokens, span.outer.end);
    this.sentence = sentences.at(this.first);
  }

  private token(index: number): Token | undefined {
    const { sentence } = this;
    if (!sentence || index < sentence.first || index >= sentence.last) return undefined;
    return this.draft.tokens[index];
  }

  get wordCount(): number {
    return (
      this.draft.text.slice(this.span.start, this.span.end).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)
        ?.length ?? 0
    );
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
    const words =
      this.draft.text.slice(this.span.start, this.span.end).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ??
      [];
    const long = words.filter((word) => word.length > 3);
    return (
      words.length <= LONGEST_TITLE_WORDS &&
      long.length > 0 &&
      words.length > 1 &&
      long.every((word) => /^[\p{Lu}\p{N}]/u.test(word))
    );
  }

  /** True where the marks hold a sentence or more of their own. */
  get isWhole(): boolean {
    const words = this.draft.text.slice(this.span.start, this.span.end);
    const isOpening = !this.token(this.first - 1) || /^[:,—–―]$/.test(this.token(this.first - 1)?.text ?? '');
    return (
      isOpening &&
      /^[\p{Lu}\p{N}“‘"'[(…]/u.test(words) &&
      (/[.!?,…—–-]$/.test(words) || this.wordCount >= SHORTEST_QUOTATION_WORDS)
    );
  }

  get endsWithPause(): boolean {
    return /[.!?,…—–-]$/.test(this.draft.text.slice(this.span.start, this.span.end));
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
    return isIntroduced || (cue.patterns.includes('HEARER') && !isClause) ? cue : null;
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
    if (label?.first !== sentence.first) return null;
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

function ofCue(cue: Cue | null): Attribution | null {
  return cue && { cue, speaker: cue.speaker, rule: cue.rule };
}

/** 'WALLACE: Let us begin': the label of a transcript inside its quotation marks. */
const TRANSCRIPT_LABEL = /^(\p{Lu}[\p{Lu} .'’-]{1,40}):\s+/u;

interface LabelledPiece {
  readonly piece: AttributedQuote['pieces'][number];
  readonly label: Attribution | null;
}

/** Takes a transcript's label off a piece and makes it the speaker. */
function withoutLabel(draft: Draft, piece: LabelledPiece['piece']): LabelledPiece {
  const match = TRANSCRIPT_LABEL.exec(draft.text.slice(piece.start, piece.end));
  const name = match?.[1];
  if (!match || name === undefined) return { piece, label: null };
  const colon = tokenAt(draft.tokens, piece.start + name.length);
  const speaker = tokenRange(draft.tokens, tokenAt(draft.tokens, piece.start), colon);
  const label = { cue: draft.tokens[colon] ?? null, speaker, rule: 'label before colon' };
  return { piece: { ...piece, start: piece.start + match[0].length }, label };
}

/**
 * Finds the quotes that stand in quotation marks alone, and the words that attribute them: a cue after or before, a
 * noun of response, a label, a dash; else whoever spoke last goes on. Words in marks that are none of these are no
 * quotes: scare quotes, titles, nicknames.
 */
export function findQuotations(draft: Draft): Pick<Draft, 'attributedQuotes'> {
  const sentences = new SentenceIndex(draft.sentences);
  const cuesOf = cuesBySentence(draft.cues, sentences);
  const quotes: AttributedQuote[] = [];
  const quoteOfSpan = new Map<number, number>();
  draft.quotedSpans.forEach((span, index) => {
    const { piece, label } = withoutLabel(draft, { start: span.start, end: span.end, isVerbatim: true });
    const continued = span.continues === null ? undefined : quoteOfSpan.get(span.continues);
    if (continued !== undefined && !label) {
      join(quotes, quoteOfSpan, index, continued, piece);
      return;
    }

    const quotation = new Quotation(draft, span, sentences);
    const cues = (quotation.sentence && cuesOf.get(quotation.sentence)) ?? [];
    const after = ofCue(quotation.cueAfter(cues)) ?? quotation.responseAfter() ?? quotation.dashAfter();
    const previous = quotes.length - 1;
    if (after && previous >= 0 && isInterrupted(quotes[previous], quotation, after)) {
      join(quotes, quoteOfSpan, index, previous, piece);
      return;
    }
    const isLong = quotation.wordCount >= SHORTEST_QUOTATION_WORDS || quotation.endsWithPause;
    const before = quotation.isGoneOnFrom || quotation.isTitle ? null : quotation.cueBefore(cues);
    const lead = sentences.before(quotation.sentence);
    const attribution =
      label ??
      (after && isLong && !quotation.isLedInto ? after : null) ??
      ofCue(before) ??
      quotation.labelBefore() ??
      quotation.introducedBy(lead, (lead && cuesOf.get(lead)) ?? []);
    if (attribution) {
      if (isSecondHalf(quotes[previous], quotation, attribution)) {
        join(quotes, quoteOfSpan, index, previous, piece);
        return;
      }
      quoteOfSpan.set(index, quotes.length);
      quotes.push({ kind: QuoteKind.DIRECT, pieces: [piece], isCarried: false, ...attribution });
    } else if (quotation.isWhole && !quotation.isTitle) {
      quoteOfSpan.set(index, quotes.length);
      const carried = { cue: null, speaker: null, isCarried: true, rule: 'carried over' };
      quotes.push({ kind: QuoteKind.DIRECT, pieces: [piece], ...carried });
    }
  });
  return { attributedQuotes: quotes };
}

function join(
  quotes: AttributedQuote[],
  quoteOfSpan: Map<number, number>,
  index: number,
  into: number,
  piece: AttributedQuote['pieces'][number],
): void {
  const quote = quotes[into];
  if (quote) quotes[into] = { ...quote, pieces: [...quote.pieces, piece] };
  quoteOfSpan.set(index, into);
}

/** '“A,” he said, “B,” and left': both halves hang on the one cue. */
function isInterrupted(
  previous: AttributedQuote | undefined,
  quotation: Quotation,
  after: Attribution,
): boolean {
  return (
    previous?.cue != null &&
    previous.cue.start === after.cue?.start &&
    quotation.span.start > (previous.pieces.at(-1)?.end ?? 0)
  );
}

function isSecondHalf(
  previous: AttributedQuote | undefined,
  quotation: Quotation,
  { cue }: Attribution,
): boolean {
  const last = previous?.pieces.at(-1);
  return (
    previous?.cue != null &&
    cue !== null &&
    previous.cue.start === cue.start &&
    last !== undefined &&
    last.end < cue.start &&
    quotation.span.start > cue.start
  );
}
