import { AttributionType, QuoteKind } from '../../domain/kinds.js';

/** What tells how far an attribution can be trusted. */
export interface AttributionShape {
  readonly kind: QuoteKind;
  readonly type: AttributionType;
  readonly rule: string;
  /** What names the speaker there. */
  readonly speaker: 'NAME' | 'PRONOUN' | 'DESCRIPTION';
  /** True where the cue follows the words that it reports. */
  readonly isCueAfter: boolean;
}

/**
 * How often each rule is held to be right about the speaker of words in quotation marks, as a share of 1.
 * Origin: our estimates, in steps of a twentieth, checked on annotated news (ACCURACY.md, calibration error); no weights
 * are fitted.
 */
const RIGHT_BY_RULE: Readonly<Record<string, number>> = {
  'subject before cue': 0.9,
  'subject after cue': 0.95,
  'shared subject': 0.8,
  passive: 0.8,
  seeming: 0.8,
  'in a poll': 0.8,
  'noun of saying': 0.55,
  'according to': 0.95,
  'in the words of': 0.9,
  'in the view of': 0.9,
  'in the opinion of': 0.9,
  'response noun': 0.85,
  'label before colon': 0.7,
  'name after dash': 0.95,
  'subject of any verb': 0.85,
  'as somebody put it': 0.9,
  narrator: 0.9,
  'answer in an interview': 0.7,
  'carried over': 0.85,
};

/** ', X said': what a cue follows is closed already, and nothing else can be its object. */
const SURE_AFTER = 0.95;
/** 'X said “…”': the words may go on beyond the marks, or stand in what another says. */
const LED_INTO = 0.8;
/** Without marks nothing tells for sure where the words begin and end; where some have marks, a little does. */
const FOUND_BY_KIND: Readonly<Record<QuoteKind, number>> = { DIRECT: 1, MIXED: 0.9, INDIRECT: 0.8 };
/** 'The plan argues …': a description is at times no source at all, and one carried over another's. */
const DESCRIPTION_IS_SOURCE = 0.9;
/** A pronoun has to be resolved as well, which goes wrong about once in twenty. */
const PRONOUN_RESOLVED = 0.95;
/** What somebody has in mind is told in more ways than what was said. */
const HELD_IS_ONE = 0.9;

function shareOfRule({ kind, rule, isCueAfter }: AttributionShape): number {
  if (rule === 'subject before cue' && kind === QuoteKind.DIRECT) return isCueAfter ? SURE_AFTER : LED_INTO;
  return RIGHT_BY_RULE[rule] ?? 0.5;
}

function shareOfSpeaker({ kind, rule, speaker }: AttributionShape): number {
  if (speaker === 'PRONOUN') return PRONOUN_RESOLVED;
  const isDoubtful = speaker === 'DESCRIPTION' && (kind !== QuoteKind.DIRECT || rule === 'carried over');
  return isDoubtful ? DESCRIPTION_IS_SOURCE : 1;
}

/** @returns how likely it is, from 0 to 1, that the words were found as they are and their speaker is right */
export function confidenceOf(shape: AttributionShape): number {
  const share = shareOfRule(shape) * FOUND_BY_KIND[shape.kind] * shareOfSpeaker(shape);
  return Number((shape.type === AttributionType.HELD ? share * HELD_IS_ONE : share).toFixed(3));
}
