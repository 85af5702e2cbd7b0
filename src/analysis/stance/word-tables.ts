import { CELL_COUNT, MOST_NAMES, readCell } from './word-cells.js';
import { POST_COUNT } from './word-posts.js';
import { ROLE_COUNT } from './target-roles.js';

/** Cells are gathered in zones, which do not overlap, and in regions, which do: what is fitted is told by these. */
export const ZONE_COUNT = 8;
const CELL_REGIONS = 13;
/** Every post that is no cell is a region by itself. */
export const REGION_COUNT = CELL_REGIONS + POST_COUNT - CELL_COUNT;

/** The zone of a cell: its side, and four ranges. */
export function zoneOf(cell: number): number {
  const { side, range } = readCell(cell);
  return side * 4 + Math.max(0, range - 1);
}

/** The regions that a post belongs to. */
export function regionsOf(post: number): number[] {
  if (post >= CELL_COUNT) return [CELL_REGIONS + post - CELL_COUNT];
  const { side, range, isSameClause, isNext } = readCell(post);
  const regions = [0, 1 + side];
  if (range <= 1) regions.push(3 + side);
  if (range <= 2) regions.push(5 + side);
  if (range === 0) regions.push(7 + side);
  if (isSameClause) regions.push(9 + side);
  if (isNext) regions.push(11 + side);
  return regions;
}

/** Of the words that weigh most: anywhere, by side, by clause, and near or far. */
export const EXTREME_COUNT = 7;
export function extremesOf(cell: number): number[] {
  const { side, range, isSameClause } = readCell(cell);
  return [0, 1 + side, isSameClause ? 3 : 4, range < 3 ? 5 : 6];
}

/** Rows of what is told of a target as a whole, behind those of how many names stand beside it. */
export const PRONOUN_ROW = MOST_NAMES + 1;
export const FIRST_ROW = PRONOUN_ROW + 1;
export const BIAS_ROW = FIRST_ROW + 1;
/** The roles that are there. */
export const ROLE_ROW = BIAS_ROW + 1;
/** Where marks are: the target outside of them, or inside. */
export const QUOTED_ROW = ROLE_ROW + ROLE_COUNT;
export const TRAIT_ROWS = QUOTED_ROW + 2;

/** How the target and another name are written among the words. */
export const [THE_TARGET, ANY_NAME] = ['.target', '.name'] as const;

/** Numbers as letters: see `fromLetters`. */
export interface Letters {
  readonly letters: string;
  readonly limit: number;
}

/** What the scores are written as. The last index runs fastest, and is the class. */
export interface WrittenScores {
  /** Those that have scores of their own, lower case, apart by spaces, in the order of `zones`. */
  readonly words: string;
  /** words × ZONE_COUNT × CLASSES, one letter each. */
  readonly zones: Letters;
  /** See `readKeys`. */
  readonly pairs: string;
  /** pairs × CLASSES, one letter each. */
  readonly pairScores: Letters;
  /** REGION_COUNT × WORD_SIZE × CLASSES, two letters each, as are the following: what each number of a word's vector adds. */
  readonly regions: Letters;
  /** POST_COUNT × 2 × CLASSES: what a word adds that weighs for bad, and for good. */
  readonly weighed: Letters;
  /** EXTREME_COUNT × 2 × CLASSES: what the greatest such weights add. */
  readonly extremes: Letters;
  /** TRAIT_ROWS × CLASSES */
  readonly traits: Letters;
}
