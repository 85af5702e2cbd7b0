import type { TextSpan } from '../domain/text-span.js';
import type { AnonymityRequest } from './anonymity-requests.js';
import type {
  AffiliationFinding,
  EntityFinding,
  MentionFinding,
  QuoteFinding,
  UnnamedSourceFinding,
} from './findings.js';
import { NameIndex } from './name-index.js';
import { SentenceIndex } from './sentence-index.js';
import type { AttributionType, EntityKind } from '../domain/kinds.js';
import type { WordForm } from './word-form.js';

/** A word, number or mark. */
export interface Token extends TextSpan {
  readonly index: number;
  readonly text: string;
  readonly lower: string;
  /** A universal part-of-speech tag: https://universaldependencies.org/u/pos/ */
  readonly pos: string;
  readonly lemma: string;
  readonly form: WordForm;
}

/** A stretch of tokens `[first, last)` with the characters they cover. */
export interface TokenRange extends TextSpan {
  readonly first: number;
  readonly last: number;
}

/** Words between quotation marks: the span leaves the marks out, `outer` takes them in. */
export interface QuotedSpan extends TextSpan {
  readonly outer: TextSpan;
  /** The index of the quoted span that it carries on over a paragraph break, by a reopened mark. */
  readonly continues: number | null;
  /** What makes the words a quotation where no marks do: a turn of an interview or a transcript. */
  readonly turn?: Turn;
}

/** A turn of somebody's in an interview or a transcript. */
export interface Turn {
  /** The paper's own question, its answer, or the words of whom the label names. */
  readonly kind: 'QUESTION' | 'ANSWER' | 'SPEECH';
  readonly label: TextSpan;
}

/** A name where it is printed. */
export interface NameSpan extends TokenRange {
  readonly kind: EntityKind;
  /** The words without honorific: 'Lisk' of 'Gen Lisk'. */
  readonly name: string;
  /** The form under which names are compared. */
  readonly key: string;
  /** The honorific printed before it. */
  readonly honorific: string | null;
}

/** Words that tell that something was said, and by whom. */
export interface Cue extends TokenRange {
  readonly type: AttributionType;
  readonly rule: string;
  /** What it can take, likeliest first. */
  readonly patterns: readonly CuePattern[];
  /** The noun phrase that speaks; null for passives without an agent: 'it is believed'. */
  readonly speaker: TokenRange | null;
  /** The subject of a passive, which is part of what is reported: 'the mill is said to be older'. */
  readonly raised?: TokenRange | null;
  /** True where the speaker's phrase stands after the cue: 'said Smith'. */
  readonly isInverted: boolean;
}

/**
 * What a cue can take: a clause after it or before it, a clause before it only, a clause behind a complementizer only, a
 * clause after its hearer, an infinitive after its hearer, an infinitive of its own, a noun phrase, a noun phrase if a document speaks, the subject and the
 * infinitive of a passive, the subject of a passive alone, any words, what stands around it, or a noun phrase behind a preposition.
 */
export type CuePattern =
  | 'CLAUSE'
  | 'PRECEDED'
  | 'THAT'
  | 'HEARER'
  | 'ORDER'
  | 'INFINITIVE'
  | 'TOPIC'
  | 'WORDS'
  | 'FINDING'
  | 'RAISED'
  | 'SUBJECT'
  | 'SOURCE'
  | CuePreposition;

export type CuePreposition = 'ABOUT' | 'AGAINST' | 'AS' | 'AT' | 'FOR' | 'IN' | 'OF' | 'ON' | 'TO' | 'WITH';

/** A statement whose speaker is known only by the words that name it there. */
export interface AttributedQuote {
  readonly kind: QuoteFinding['kind'];
  readonly pieces: QuoteFinding['pieces'];
  readonly cue: TextSpan | null;
  readonly speaker: TokenRange | null;
  /** True where nothing names a speaker here: whoever spoke last goes on speaking. */
  readonly isCarried: boolean;
  /** As the cue tells; what is attributed without a verb is said. */
  readonly type?: AttributionType;
  readonly rule: string;
}

/** All that is known of a text so far. A phase reads it and returns what it adds. */
export interface Draft {
  readonly text: string;
  readonly paragraphs: readonly TextSpan[];
  readonly tokens: readonly Token[];
  readonly quotedSpans: readonly QuotedSpan[];
  /** 1 for each of `tokens` that stands in quotation marks, the marks among them. */
  readonly quotedTokens: Uint8Array;
  /** Never across a paragraph break; never ending inside quotation marks that close in the same paragraph. */
  readonly sentences: readonly TokenRange[];
  readonly sentenceIndex: SentenceIndex;
  readonly names: readonly NameSpan[];
  readonly entities: readonly EntityFinding[];
  /** The index of the entity of each of `names`. */
  readonly nameEntities: readonly number[];
  readonly nameIndex: NameIndex;
  readonly cues: readonly Cue[];
  /** The cues of each sentence that has any. */
  readonly cuesBySentence: ReadonlyMap<TokenRange, readonly Cue[]>;
  /** By sentence; sentences without any are left out. */
  readonly anonymityRequests: ReadonlyMap<TokenRange, readonly AnonymityRequest[]>;
  readonly attributedQuotes: readonly AttributedQuote[];
  readonly quotes: readonly QuoteFinding[];
  readonly unnamedSources: readonly UnnamedSourceFinding[];
  /** The words that each of `unnamedSources` is meant by. */
  readonly sourceMentions: readonly (readonly TokenRange[])[];
  readonly references: readonly (MentionFinding & { readonly entity: number })[];
  readonly affiliations: readonly AffiliationFinding[];
}

/** What is known of a text before the first phase: the text. */
export function emptyDraft(text: string): Draft {
  return {
    text,
    paragraphs: [],
    tokens: [],
    quotedSpans: [],
    quotedTokens: new Uint8Array(),
    sentences: [],
    sentenceIndex: new SentenceIndex([]),
    names: [],
    entities: [],
    nameEntities: [],
    nameIndex: new NameIndex([], []),
    cues: [],
    cuesBySentence: new Map(),
    anonymityRequests: new Map(),
    attributedQuotes: [],
    quotes: [],
    unnamedSources: [],
    sourceMentions: [],
    references: [],
    affiliations: [],
  };
}

/** The tokens `[first, last)` as a range; null where there is none. */
export function tokenRange(tokens: readonly Token[], first: number, last: number): TokenRange | null {
  const start = tokens[first];
  const end = tokens[last - 1];
  return start && end && first < last ? { first, last, start: start.start, end: end.end } : null;
}

/** The index of the first token that ends after an offset. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
