import {
  tokenAt,
  tokenRange,
  type AttributedQuote,
  type Draft,
  type QuotedSpan,
  type Turn,
} from '../draft.js';
import { HEADING_LABELS } from '../lexicon/heading-labels.js';
import type { Attribution } from './attribution.js';

/** 'LUND: Let us begin': the label of a transcript inside its quotation marks. */
const TRANSCRIPT_LABEL = /^(\p{Lu}[\p{Lu} .'’-]{1,40}):\s+/u;

/** A stretch of quoted words, and who speaks them by a label; null where no label tells. */
export interface LabelledPiece {
  readonly piece: AttributedQuote['pieces'][number];
  readonly label: Attribution | null;
}

/** Takes a transcript's label off a piece and makes it the speaker. */
function withoutLabel(draft: Draft, piece: LabelledPiece['piece']): LabelledPiece {
  const match = TRANSCRIPT_LABEL.exec(draft.text.slice(piece.start, piece.end));
  const name = match?.[1];
  if (!match || name === undefined || HEADING_LABELS.has(name.toLowerCase())) return { piece, label: null };
  const colon = tokenAt(draft.tokens, piece.start + name.length);
  const speaker = tokenRange(draft.tokens, tokenAt(draft.tokens, piece.start), colon);
  const label = { cue: draft.tokens[colon] ?? null, speaker, rule: 'label before colon' };
  return { piece: { ...piece, start: piece.start + match[0].length }, label };
}

/** The words of a turn, said by whom its label names; an answer by whoever is interviewed. */
function ofTurn({ tokens }: Draft, piece: LabelledPiece['piece'], { kind, label }: Turn): LabelledPiece {
  const colon = tokenAt(tokens, label.end);
  const speaker = tokenRange(tokens, tokenAt(tokens, label.start), colon);
  const isNamed = kind === 'SPEECH';
  const rule = isNamed ? 'label before colon' : 'answer in an interview';
  return { piece, label: { cue: tokens[colon] ?? null, speaker: isNamed ? speaker : null, rule } };
}

/** The words of a quoted span, and what labels it: of a turn, its own label; of other words, one inside their marks. */
export function labelledPiece(draft: Draft, { start, end, turn }: QuotedSpan): LabelledPiece {
  const whole = { start, end, isVerbatim: true };
  return turn ? ofTurn(draft, whole, turn) : withoutLabel(draft, whole);
}
