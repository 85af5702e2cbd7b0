import { fromLetters } from './numbers-in-letters.js';
import type { StanceInput } from './stance-input.js';
import { CLASSES, WORD_SIZE } from './stance-layers.js';
import { CELL_COUNT, cellsOf, isDenied, MOST_NAMES, readCell, traitsOf } from './word-cells.js';
import type { WordVectors } from './word-vectors.js';

/** Cells are gathered in regions, which overlap, and in zones, which do not: side by side with what is fitted. */
export const REGION_COUNT = 13;
export const ZONE_COUNT = 8;
/** Where what is told of the target as a whole begins, and how many rows it takes. */
export const [PRONOUN_ROW, FIRST_ROW, BIAS_ROW] = [MOST_NAMES + 1, MOST_NAMES + 2, MOST_NAMES + 3] as const;
export const TRAIT_ROWS = MOST_NAMES + 4;

/** How many words' scores are remembered: the everyday ones. */
const REMEMBERED = 4096;
/** All that a word adds; its weight stands behind it. */
const ROW = CELL_COUNT * CLASSES;

/** Numbers as letters, two each: see `fromLetters`. */
interface Letters {
  readonly letters: string;
  readonly limit: number;
}

/** What the scores are written as. The last index runs fastest, and is the class. */
export interface WrittenScores {
  /** Those that have scores of their own, lower case, apart by spaces, in the order of `zones`. A dot is any name. */
  readonly words: string;
  /** words × ZONE_COUNT × CLASSES, one letter each. */
  readonly zones: Letters;
  /** REGION_COUNT × WORD_SIZE × CLASSES: what each number of a word's vector adds. */
  readonly regions: Letters;
  /** CELL_COUNT × 2 × CLASSES: what a word adds that AFINN holds for bad, and for good. */
  readonly weighed: Letters;
  /** TRAIT_ROWS × CLASSES */
  readonly traits: Letters;
}

/** How another name is written among the words. */
export const ANY_NAME = '.name';

/** The zone of a cell: its side, and four ranges. */
export function zoneOf(cell: number): number {
  const { side, range } = readCell(cell);
  return side * 4 + Math.max(0, range - 1);
}

/** The regions that a cell belongs to. */
export function regionsOf(cell: number): number[] {
  const { side, range, isSameClause, isNext } = readCell(cell);
  const regions = [0, 1 + side];
  if (range <= 1) regions.push(3 + side);
  if (range <= 2) regions.push(5 + side);
  if (range === 0) regions.push(7 + side);
  if (isSameClause) regions.push(9 + side);
  if (isNext) regions.push(11 + side);
  return regions;
}

const REGIONS = Array.from({ length: CELL_COUNT }, (_, cell) => regionsOf(cell));

/**
 * Decides how likely a stance is each of negative, neutral and positive, by a sum of what each word adds where it stands
 * to the target. Talks to the vectors of words.
 */
export class WordScores {
  private readonly places: ReadonlyMap<string, number>;
  private readonly zones: Float32Array;
  private readonly regions: Float32Array;
  private readonly weighed: Float32Array;
  private readonly traits: Float32Array;
  private readonly rows = new Map<string, Float32Array>();

  constructor(
    private readonly vectors: WordVectors,
    written: WrittenScores,
  ) {
    this.places = new Map(written.words.split(' ').map((word, place) => [word, place]));
    this.zones = fromLetters(written.zones.letters, 1, written.zones.limit);
    this.regions = fromLetters(written.regions.letters, 2, written.regions.limit);
    this.weighed = fromLetters(written.weighed.letters, 2, written.weighed.limit);
    this.traits = fromLetters(written.traits.letters, 2, written.traits.limit);
  }

  /** @returns the probabilities of negative, neutral and positive */
  probabilities(input: StanceInput): number[] {
    const { words } = input;
    const cells = cellsOf(input);
    // Written out by class: three numbers that stay in registers.
    let [negative = 0, neutral = 0, positive = 0] = this.ofTraits(input);
    for (let i = 0; i < words.length; i++) {
      const cell = cells[i] ?? -1;
      if (cell < 0) continue;
      const row = this.rowOf(words[i] ?? '');
      const at = cell * CLASSES;
      negative += row[at] ?? 0;
      neutral += row[at + 1] ?? 0;
      positive += row[at + 2] ?? 0;
      const weight = row[ROW] ?? 0;
      if (weight === 0) continue;
      const isGood = weight > 0 !== isDenied(words, i);
      const from = (cell * 2 + (isGood ? 1 : 0)) * CLASSES;
      const share = Math.abs(weight);
      negative += share * (this.weighed[from] ?? 0);
      neutral += share * (this.weighed[from + 1] ?? 0);
      positive += share * (this.weighed[from + 2] ?? 0);
    }
    return probabilitiesOf([negative, neutral, positive]);
  }

  private ofTraits(input: StanceInput): number[] {
    const { names, isPronoun, isFirst } = traitsOf(input);
    const rows = [BIAS_ROW, names, ...(isPronoun ? [PRONOUN_ROW] : []), ...(isFirst ? [FIRST_ROW] : [])];
    return Array.from({ length: CLASSES }, (_, c) =>
      rows.reduce((sum, row) => sum + (this.traits[row * CLASSES + c] ?? 0), 0),
    );
  }

  /** What a word adds, for each cell, and its weight: multiplied out once, so that reading a place is but adding. */
  private rowOf(word: string): Float32Array {
    const known = this.rows.get(word);
    if (known) return known;
    if (this.rows.size >= REMEMBERED) this.rows.clear();
    const row = new Float32Array(ROW + 1);
    row[ROW] = word === '' ? 0 : this.vectors.weightOf(word);
    const inRegions = this.ofVector(word);
    const place = this.places.get(word === '' ? ANY_NAME : word);
    for (let cell = 0; cell < CELL_COUNT; cell++) {
      const zone = place === undefined ? -1 : (place * ZONE_COUNT + zoneOf(cell)) * CLASSES;
      for (let c = 0; c < CLASSES; c++) {
        let sum = zone < 0 ? 0 : (this.zones[zone + c] ?? 0);
        for (const region of REGIONS[cell] ?? []) sum += inRegions[region * CLASSES + c] ?? 0;
        row[cell * CLASSES + c] = sum;
      }
    }
    this.rows.set(word, row);
    return row;
  }

  /** What a word's vector adds, for each region. */
  private ofVector(word: string): Float32Array {
    const sums = new Float32Array(REGION_COUNT * CLASSES);
    const vector = word === '' ? undefined : this.vectors.get(word);
    if (!vector) return sums;
    for (let region = 0; region < REGION_COUNT; region++)
      for (let d = 0; d < WORD_SIZE; d++) {
        const from = (region * WORD_SIZE + d) * CLASSES;
        for (let c = 0; c < CLASSES; c++)
          sums[region * CLASSES + c] =
            (sums[region * CLASSES + c] ?? 0) + (vector[d] ?? 0) * (this.regions[from + c] ?? 0);
      }
    return sums;
  }
}

/** @param scores one a class */
export function probabilitiesOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
