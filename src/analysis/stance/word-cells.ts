import { NO_DISTANCE, PARTS_OF_SPEECH, type StanceInput } from './stance-input.js';

/** Up to these many steps of distance away, one range each; the last range is for what is farther. */
const RANGE_LIMITS = [1, 2, 4, 6];
const RANGES = RANGE_LIMITS.length + 1;

/** Where a word can stand to a target: left or right, how far, in its clause or not, behind another name or not. */
export const CELL_COUNT = 2 * RANGES * 2 * 2;

/** How many other names are told apart; so many or more are one. */
export const MOST_NAMES = 5;

const NAME = PARTS_OF_SPEECH.indexOf('PROPN');
const PRONOUN = PARTS_OF_SPEECH.indexOf('PRON');
/** By part of speech. */
const ENDS_CLAUSE = PARTS_OF_SPEECH.map((part) => ['PUNCT', 'CCONJ', 'SCONJ'].includes(part));

/** What a cell says. */
export interface Cell {
  /** 0 left of the target, 1 right of it. */
  readonly side: number;
  /** 0 to 4: one token away, two, up to five, up to thirteen, farther. */
  readonly range: number;
  /** No mark and no conjunction stands between. */
  readonly isSameClause: boolean;
  /** No other name stands between. */
  readonly isNext: boolean;
}

/** @param cell 0 to CELL_COUNT - 1 */
export function readCell(cell: number): Cell {
  const place = cell >> 2;
  return {
    side: place < RANGES ? 0 : 1,
    range: place % RANGES,
    isSameClause: (cell & 2) > 0,
    isNext: (cell & 1) > 0,
  };
}

/** By how many steps away. */
const RANGE_OF = Array.from({ length: NO_DISTANCE + 1 }, (_, steps) => {
  const range = RANGE_LIMITS.findIndex((limit) => steps <= limit);
  return range < 0 ? RANGES - 1 : range;
});

/** Of each place the cell it stands in; -1 for the target. */
export function cellsOf({ distances, parts }: StanceInput): Int8Array {
  const cells = new Int8Array(distances.length).fill(-1);
  const target = distances.indexOf(NO_DISTANCE);
  for (const step of [-1, 1]) {
    let isSameClause = 2;
    let isNext = 1;
    let follows = false;
    for (let i = target + step; i >= 0 && i < distances.length; i += step) {
      const away = Math.abs((distances[i] ?? 0) - NO_DISTANCE);
      const place = (step < 0 ? 0 : RANGES) + (RANGE_OF[away] ?? 0);
      const isName = parts[i] === NAME;
      // The words of one name stand side by side.
      if (follows && !isName) isNext = 0;
      cells[i] = (place << 2) | isSameClause | isNext;
      if (isName) follows = true;
      if (ENDS_CLAUSE[parts[i] ?? 0] === true) isSameClause = 0;
    }
  }
  return cells;
}

/** What is told of a target as a whole. */
export interface TargetTraits {
  /** How many other names stand beside it, up to MOST_NAMES. */
  readonly names: number;
  readonly isPronoun: boolean;
  readonly isFirst: boolean;
}

export function traitsOf({ distances, parts }: StanceInput): TargetTraits {
  const target = distances.indexOf(NO_DISTANCE);
  let names = 0;
  for (let i = 0; i < parts.length; i++)
    if (i !== target && parts[i] === NAME && (i === 0 || parts[i - 1] !== NAME)) names++;
  return {
    names: Math.min(names, MOST_NAMES),
    isPronoun: parts[target] === PRONOUN,
    isFirst: target === 0,
  };
}
