import type { TextSpan } from '../../domain/text-span.js';
import { tokenAt, type Token } from '../draft.js';

/** How many tokens on either side of a target are looked at. */
const REACH = 40;

/** Up to these many tokens away, one step each; the last step is for what is farther. */
const STEPS = [1, 2, 3, 5, 8, 13, 24];

/** How many values `distances` can take. */
export const DISTANCE_COUNT = 2 * (STEPS.length + 1) + 1;
/** The distance of the target itself. */
export const NO_DISTANCE = STEPS.length + 1;
/** Positions no farther from the target than this are near it: five tokens. */
export const NEAR_STEP = 4;

/** Universal parts of speech: https://universaldependencies.org/u/pos/ */
export const PARTS_OF_SPEECH: readonly string[] = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
];

/** What stands at a place: the target, another name, or a word. */
const Mark = { WORD: 0, TARGET: 1, NAME: 2 } as const;
export const MARK_COUNT = 3;
const NAME_PART = PARTS_OF_SPEECH.indexOf('PROPN');

/** @returns what stands at a place, 0 to MARK_COUNT - 1: a proper noun is a name */
export function markOf(distance: number, part: number): number {
  if (distance === NO_DISTANCE) return Mark.TARGET;
  return part === NAME_PART ? Mark.NAME : Mark.WORD;
}

/** The words around a target, as the network reads them; all lists are of one length. The target is one place. */
export interface StanceInput {
  /** Lower case, marks in plain letters; empty for the target and for other names: who they are must not tell. */
  readonly words: readonly string[];
  /** 0 to DISTANCE_COUNT - 1. */
  readonly distances: readonly number[];
  /** Indexes into PARTS_OF_SPEECH. */
  readonly parts: readonly number[];
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['“', '"'],
  ['”', '"'],
  ["''", '"'],
  ['‘', "'"],
  ['’', "'"],
]);

function plainForm(lower: string): string {
  return PLAIN.get(lower) ?? lower.replace('’', "'");
}

function stepOf(distance: number): number {
  const step = STEPS.findIndex((limit) => Math.abs(distance) <= limit);
  return step < 0 ? STEPS.length + 1 : step + 1;
}

function partOf(pos: string): number {
  const part = PARTS_OF_SPEECH.indexOf(pos);
  return part < 0 ? PARTS_OF_SPEECH.length - 1 : part;
}

/**
 * Reads the words around a target.
 * @param tokens all of the text's
 * @param target what the stance is towards
 * @param within the sentence or the piece of a quote that it stands in
 */
export function stanceInput(tokens: readonly Token[], target: TextSpan, within: TextSpan): StanceInput {
  const first = tokenAt(tokens, target.start);
  const last = Math.max(first + 1, tokenAt(tokens, target.end - 1) + 1);
  const from = Math.max(tokenAt(tokens, within.start), first - REACH);
  const to = Math.min(tokenAt(tokens, within.end), last + REACH);
  const places = [...tokens.slice(from, first + 1), ...tokens.slice(last, to)];
  const isTarget = ({ index }: Token): boolean => index === first;
  const isName = (token: Token): boolean => token.pos === 'PROPN';
  return {
    words: places.map((token) => (isTarget(token) || isName(token) ? '' : plainForm(token.lower))),
    distances: places.map(({ index }) => {
      if (index === first) return NO_DISTANCE;
      return index < first ? NO_DISTANCE - stepOf(first - index) : NO_DISTANCE + stepOf(index - last + 1);
    }),
    parts: places.map(({ pos }) => partOf(pos)),
  };
}
