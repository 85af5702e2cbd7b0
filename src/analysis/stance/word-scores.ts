import { fromLetters } from './numbers-in-letters.js';
import { CLASSES, probabilitiesOf } from './stance-classes.js';
import { NO_DISTANCE, type StanceInput } from './stance-input.js';
import { traitsOf } from './word-cells.js';
import { PairKind, pairKey, readKeys } from './word-pairs.js';
import { postsOf, QUOTED_POST, ROLE_POST, type Posts } from './word-posts.js';
import { WordRows, type WordRow } from './word-rows.js';
import {
  ANY_NAME,
  BIAS_ROW,
  EXTREME_COUNT,
  extremesOf,
  FIRST_ROW,
  PRONOUN_ROW,
  QUOTED_ROW,
  ROLE_ROW,
  THE_TARGET,
  type WrittenScores,
} from './word-tables.js';
import type { WordVectors } from './word-vectors.js';

/** The words around a target: what is known of each, and where they stand. */
interface ReadInput {
  readonly rows: readonly WordRow[];
  readonly posts: Posts;
  readonly target: number;
}

/**
 * Decides how likely a stance is each of negative, neutral and positive, by a sum of what each word adds where it stands
 * to the target, and each pair of words. Talks to the rows of words.
 */
export class WordScores {
  private readonly rows: WordRows;
  private readonly pairs: ReadonlyMap<number, number>;
  private readonly pairScores: Float32Array;
  private readonly weighed: Float32Array;
  private readonly extremes: Float32Array;
  private readonly traits: Float32Array;

  constructor(vectors: WordVectors, written: WrittenScores) {
    this.pairs = readKeys(written.pairs);
    this.pairScores = fromLetters(written.pairScores.letters, 1, written.pairScores.limit);
    this.weighed = fromLetters(written.weighed.letters, 2, written.weighed.limit);
    this.extremes = fromLetters(written.extremes.letters, 2, written.extremes.limit);
    this.traits = fromLetters(written.traits.letters, 2, written.traits.limit);
    this.rows = new WordRows(vectors, written, (key, sums, from) => {
      this.addPair(key, sums, from);
    });
  }

  /** @returns the probabilities of negative, neutral and positive */
  probabilities(input: StanceInput): number[] {
    const target = input.distances.indexOf(NO_DISTANCE);
    const read: ReadInput = {
      rows: input.words.map((word, i) => this.rows.get(wordAt(word, i === target))),
      posts: postsOf(input),
      target,
    };
    const sums = new Float32Array(CLASSES);
    this.addTraits(sums, input, read);
    this.addWords(sums, read);
    this.addWeights(sums, read);
    this.addPairs(sums, read);
    return probabilitiesOf([...sums]);
  }

  private addTraits(sums: Float32Array, input: StanceInput, { posts }: ReadInput): void {
    for (const row of traitRowsOf(input, posts)) addRow(sums, this.traits, row);
  }

  private addWords(sums: Float32Array, { rows, posts, target }: ReadInput): void {
    const lists = [posts.cells, posts.roles, posts.denied, posts.quoted, posts.nearest];
    for (let i = 0; i < rows.length; i++) {
      const scores = rows[i]?.scores;
      if (!scores || i === target) continue;
      for (const list of lists) {
        const post = list[i] ?? -1;
        if (post >= 0) addRow(sums, scores, post);
      }
    }
  }

  /** What is held for good or bad, and the most of it. */
  private addWeights(sums: Float32Array, { rows, posts, target }: ReadInput): void {
    const weights = rows.map(({ weight }, i) => (i === target ? 0 : weight));
    weights.forEach((weight, i) => {
      if (weight === 0) return;
      const isGood = isGoodAt(weight, posts, i);
      for (const post of [posts.cells[i] ?? -1, posts.roles[i] ?? -1])
        if (post >= 0) addRow(sums, this.weighed, post * 2 + isGood, Math.abs(weight));
    });
    greatestOf(weights, posts).forEach((share, at) => {
      addRow(sums, this.extremes, at, share);
    });
  }

  private addPairs(sums: Float32Array, { rows }: ReadInput): void {
    for (let i = 0; i + 1 < rows.length; i++) {
      const first = rows[i]?.place ?? -1;
      this.addTwo(sums, PairKind.NEXT, first, rows[i + 1]?.place ?? -1);
      this.addTwo(sums, PairKind.APART, first, rows[i + 2]?.place ?? -1);
    }
  }

  private addTwo(sums: Float32Array, kind: PairKind, first: number, second: number): void {
    if (first >= 0 && second >= 0) this.addPair(pairKey(kind, first, second), sums, 0);
  }

  private addPair(key: number, sums: Float32Array, from: number): void {
    const pair = this.pairs.get(key);
    if (pair === undefined) return;
    for (let c = 0; c < CLASSES; c++)
      sums[from + c] = (sums[from + c] ?? 0) + (this.pairScores[pair * CLASSES + c] ?? 0);
  }
}

/** 1 for a weight that is good where it stands, 0 for a bad one: a denial turns it. */
function isGoodAt(weight: number, { denied }: Posts, place: number): number {
  return weight > 0 !== (denied[place] ?? -1) >= 0 ? 1 : 0;
}

/**
 * @param weights of each place, 0 for none
 * @returns EXTREME_COUNT × 2: of each group the most that is held for bad, and for good
 */
export function greatestOf(weights: readonly number[], posts: Posts): Float32Array {
  const greatest = new Float32Array(EXTREME_COUNT * 2);
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    for (const extreme of extremesOf(posts.cells[i] ?? 0)) {
      const at = extreme * 2 + isGoodAt(weight, posts, i);
      greatest[at] = Math.max(greatest[at] ?? 0, Math.abs(weight));
    }
  });
  return greatest;
}

/** How a word is written among those that have scores; `''` stands for the target and for names. */
export function wordAt(word: string, isTarget: boolean): string {
  if (isTarget) return THE_TARGET;
  return word === '' ? ANY_NAME : word;
}

/** The rows that are told of a target as a whole. */
export function traitRowsOf(input: StanceInput, { roles, quoted }: Posts): number[] {
  const { names, isPronoun, isFirst } = traitsOf(input);
  const rows = new Set([BIAS_ROW, names]);
  if (isPronoun) rows.add(PRONOUN_ROW);
  if (isFirst) rows.add(FIRST_ROW);
  for (const post of roles) if (post >= 0) rows.add(ROLE_ROW + post - ROLE_POST);
  const marked = quoted.find((post) => post >= 0);
  if (marked !== undefined) rows.add(QUOTED_ROW + ((marked - QUOTED_POST) % 2));
  return [...rows];
}

function addRow(sums: Float32Array, table: Float32Array, row: number, share = 1): void {
  const from = row * CLASSES;
  for (let c = 0; c < CLASSES; c++) sums[c] = (sums[c] ?? 0) + share * (table[from + c] ?? 0);
}
