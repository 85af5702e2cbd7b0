import type { TextSpan } from '../domain/text-span.js';

/** Words of a text with their place. */
export interface LocatedWords extends TextSpan {
  readonly text: string;
}

/** Whom annotators hold a quote to be said by. */
export interface GoldSpeaker extends LocatedWords {
  /** How the speaker is meant there: 'named', 'nominal', 'pronoun'. */
  readonly kind?: string;
  /** Other words that may stand for the speaker as well. */
  readonly also?: readonly GoldSpeaker[];
  readonly aliases?: readonly string[];
  readonly entity?: { readonly mentions?: readonly string[] };
}

/** A piece of a quote as annotators marked it. */
export interface GoldQuote extends LocatedWords {
  readonly type: string;
  readonly speaker: GoldSpeaker | null;
  /** What the cue tells: 'speech', or a belief, a wish. */
  readonly cueClass?: string;
}

/** A document with the quotes that annotators found in it. */
export interface GoldQuoteDocument {
  readonly id: string;
  readonly text: string;
  readonly quotes: readonly GoldQuote[];
}

/** A piece of a quote as the analysis gives it, in the form of the corpora. */
export interface PredictedQuote extends LocatedWords {
  readonly type: string;
  readonly speaker:
    (LocatedWords & { readonly mention: LocatedWords | null; readonly name: string | null }) | null;
  readonly cue: LocatedWords | null;
  readonly rule: string | null;
  readonly confidence: number | null;
}
