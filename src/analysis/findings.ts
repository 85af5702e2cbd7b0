import type {
  AnonymityReasonCategory,
  AttributionType,
  EntityKind,
  Polarity,
  QuoteKind,
} from '../domain/kinds.js';
import type { TextSpan } from '../domain/text-span.js';

/**
 * Everything the analysis found in one text. Spans are UTF-16 code units into that text.
 * Findings refer to each other by their index in these lists.
 */
export interface ArticleFindings {
  /** Persons, organizations and places, in the order of their first mention. */
  readonly entities: readonly EntityFinding[];
  /** Sources the article keeps unnamed, in the order they speak. */
  readonly unnamedSources: readonly UnnamedSourceFinding[];
  /** In reading order. */
  readonly quotes: readonly QuoteFinding[];
  readonly affiliations: readonly AffiliationFinding[];
}

export interface EntityFinding {
  readonly kind: EntityKind;
  /** The fullest name printed, without an honorific: 'Tom Ede Lisk'. */
  readonly name: string;
  /** Other names printed for it here: 'Lisk', an acronym. */
  readonly aliases: readonly string[];
  /** In reading order. */
  readonly mentions: readonly MentionFinding[];
}

export interface MentionFinding extends TextSpan {
  /** True for 'the group', 'them': the entity is meant, not named. */
  readonly isReference: boolean;
}

export interface UnnamedSourceFinding {
  /** The fullest description printed: 'a senior American diplomat'. */
  readonly name: string;
  /** Index of the organization the source is said to belong to. */
  readonly organization: number | null;
  readonly nationality: string | null;
  readonly isPlural: boolean;
  /** True where the article says that the source asked not to be named. */
  readonly anonymityRequested: boolean;
  readonly anonymityReason: AnonymityReasonFinding | null;
}

/** The span covers the stated reason: 'because of the delicacy of the talks'. */
export interface AnonymityReasonFinding extends TextSpan {
  readonly category: AnonymityReasonCategory;
}

/** Whoever a quote is attributed to: an index into `entities` or into `unnamedSources`. */
export type SpeakerReference =
  | { readonly type: 'ENTITY'; readonly index: number }
  | { readonly type: 'UNNAMED_SOURCE'; readonly index: number };

export interface QuoteFinding {
  readonly kind: QuoteKind;
  /** In reading order; never empty, never overlapping. Quotation marks around a piece stay outside it. */
  readonly pieces: readonly QuotePieceFinding[];
  /** Null where the article attributes the quote to nobody. */
  readonly speaker: SpeakerReference | null;
  readonly attribution: AttributionFinding | null;
  readonly stances: readonly StanceFinding[];
}

export interface QuotePieceFinding extends TextSpan {
  /** True where the piece stands in quotation marks. */
  readonly isVerbatim: boolean;
}

/** Why the quote is held to be the speaker's. */
export interface AttributionFinding {
  readonly type: AttributionType;
  /** The words that name the speaker here: 'he', 'the diplomat', 'Lisk'. */
  readonly speakerMention: TextSpan | null;
  /** The words that say that something was said: 'said', 'according to', 'response'. */
  readonly cue: TextSpan | null;
  /** The name of the rule that decided. */
  readonly rule: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The runners-up, most likely first. */
  readonly alternatives: readonly { readonly speaker: SpeakerReference; readonly confidence: number }[];
}

export interface StanceFinding {
  /** Index into `entities`. */
  readonly target: number;
  readonly polarity: Polarity;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A role as printed: the span covers the role's words ('Former ambassador to Afghanistan'). */
export interface AffiliationFinding extends TextSpan {
  /** Index of the person. */
  readonly person: number;
  /** Index of the organization, where one is named. */
  readonly organization: number | null;
  readonly role: string;
}

/** What the analysis found in one comment. Spans are UTF-16 code units into the comment's own text. */
export interface CommentFindings {
  /** Entities that the article does not have, with their mentions in the comment. */
  readonly newEntities: readonly EntityFinding[];
  /** Mentions of the article's entities: `entity` is an index into the article's. In reading order. */
  readonly mentions: readonly CommentMentionFinding[];
  /** Towards the article's entities: `target` is an index into the article's. */
  readonly stances: readonly StanceFinding[];
  /** Towards the others: `target` is an index into `newEntities`. */
  readonly newEntityStances: readonly StanceFinding[];
}

export interface CommentMentionFinding extends MentionFinding {
  readonly entity: number;
}
