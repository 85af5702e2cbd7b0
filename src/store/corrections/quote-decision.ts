import { CorrectionKind } from '../../domain/correction-kind.js';
import { AttributionType, type QuoteKind } from '../../domain/kinds.js';
import { codePointLength } from '../../domain/text-span.js';
import type { QuoteState, StoredPiece } from './quote-state.js';

/** The name of the rule by which a person's attribution holds, of which there is no doubt. */
const BY_A_PERSON = { rule: 'a person decided', confidence: 1 } as const;

/** What a person says of a quote. */
export type QuoteDecision =
  | {
      readonly kind: CorrectionKind.ATTRIBUTION;
      readonly speaker: DecidedSpeaker | null;
      readonly type: AttributionType;
    }
  | {
      readonly kind: CorrectionKind.QUOTE;
      readonly quoteKind: QuoteKind;
      readonly pieces: readonly StoredPiece[];
    }
  | { readonly kind: CorrectionKind.REJECTION };

export interface DecidedSpeaker {
  readonly name: string;
  readonly entityId: string | null;
  readonly sourceId: number | null;
}

const NO_MENTION = {
  speakerMentionStart: null,
  speakerMentionCodePointStart: null,
  speakerMentionExact: null,
} as const;

/** The state that a decision makes of a quote's state. */
export function decide(state: QuoteState, decision: QuoteDecision): QuoteState {
  switch (decision.kind) {
    case CorrectionKind.ATTRIBUTION: {
      const { speaker, type } = decision;
      const speakers = {
        speakerEntityId: speaker?.entityId ?? null,
        speakerSourceId: speaker?.sourceId ?? null,
        speakerName: speaker?.name ?? null,
      };
      const why = speaker
        ? { ...BY_A_PERSON, attributionType: type }
        : { rule: null, confidence: null, attributionType: null };
      return { ...state, ...NO_MENTION, ...speakers, ...why };
    }
    case CorrectionKind.QUOTE: {
      const { quoteKind, pieces } = decision;
      const text = pieces.map(({ exact }) => exact).join(' ');
      return { ...state, kind: quoteKind, pieces, text, position: pieces[0]?.start ?? state.position };
    }
    case CorrectionKind.REJECTION:
      return { ...state, isListed: false };
  }
}

/** The nearest place where the words stand, or null where they do not. */
function nearest(text: string, exact: string, start: number): number | null {
  const before = text.lastIndexOf(exact, start);
  const after = text.indexOf(exact, start);
  if (before < 0 || after < 0) return before < 0 ? (after < 0 ? null : after) : before;
  return start - before < after - start ? before : after;
}

/**
 * Finds the words of pieces again in a text that has changed around them, each at the nearest place.
 * @returns null where they do not all stand there, one after the other
 */
export function anchorAgain(text: string, pieces: readonly StoredPiece[]): readonly StoredPiece[] | null {
  let end = 0;
  const found: StoredPiece[] = [];
  for (const piece of pieces) {
    const start = nearest(text, piece.exact, piece.start);
    if (start === null || start < end) return null;
    end = start + piece.exact.length;
    found.push({ ...piece, start, codePointStart: codePointLength(text.slice(0, start)) });
  }
  return found;
}

/**
 * What a stored correction decides about a quote that the machine has found anew.
 * @param text the article's, as it is now
 * @returns null where its words do not stand in the article any more
 */
export function decisionAgain(kind: CorrectionKind, after: QuoteState, text: string): QuoteDecision | null {
  if (kind === CorrectionKind.ATTRIBUTION) {
    const {
      speakerEntityId: entityId,
      speakerSourceId: sourceId,
      speakerName: name,
      attributionType,
    } = after;
    const speaker = name === null ? null : { entityId, sourceId, name };
    return { kind, speaker, type: attributionType ?? AttributionType.SAID };
  }
  if (kind === CorrectionKind.REJECTION) return { kind };
  const pieces = anchorAgain(text, after.pieces);
  return pieces && { kind: CorrectionKind.QUOTE, quoteKind: after.kind, pieces };
}
