import { NO_DISTANCE } from '../../dist/src/analysis/stance/stance-input.js';
import { CELL_COUNT, readCell } from '../../dist/src/analysis/stance/word-cells.js';
import { PairKind } from '../../dist/src/analysis/stance/word-pairs.js';
import { POST_COUNT, postsOf } from '../../dist/src/analysis/stance/word-posts.js';
import { greatestOf, traitRowsOf, wordAt } from '../../dist/src/analysis/stance/word-scores.js';
import {
  EXTREME_COUNT,
  REGION_COUNT,
  regionsOf,
  TRAIT_ROWS,
  ZONE_COUNT,
  zoneOf,
} from '../../dist/src/analysis/stance/word-tables.js';
import { WORD_SIZE } from '../../dist/src/analysis/stance/word-vectors.js';

/** Vectors are summed over many words, and would outweigh the words themselves. */
export const VECTOR_SCALE = 0.3;

/** A word by itself, by its side, and by its zone unless that is the farthest: what is common to zones is learned once. */
export function wordSlotsOf(cell) {
  const [{ side }, zone] = [readCell(cell), zoneOf(cell)];
  return zone % 4 === 3 ? [0, 1 + side] : [0, 1 + side, 3 + zone];
}

/** A weight by itself, by its zone, by its side with the clause and with names between; and by every other post. */
const WEIGHED_SLOTS = 1 + ZONE_COUNT + 8 + POST_COUNT - CELL_COUNT;
export function weighedSlotsOf(post) {
  const ofCells = 1 + ZONE_COUNT;
  if (post >= CELL_COUNT) return [ofCells + 8 + post - CELL_COUNT];
  const { side, isNext, isSameClause } = readCell(post);
  return [
    0,
    1 + zoneOf(post),
    ofCells + side * 2 + (isNext ? 1 : 0),
    ofCells + 4 + side * 2 + (isSameClause ? 1 : 0),
  ];
}

const REGIONS = 0;
const WEIGHED = REGIONS + REGION_COUNT * WORD_SIZE;
const EXTREMES = WEIGHED + WEIGHED_SLOTS * 2;
const TRAITS = EXTREMES + EXTREME_COUNT * 2;

/** Where the features that have no name begin, behind so many that have. */
export function densePlaces(named) {
  return {
    regions: named + REGIONS,
    weighed: named + WEIGHED,
    extremes: named + EXTREMES,
    traits: named + TRAITS,
    total: named + TRAITS + TRAIT_ROWS,
  };
}

/** @returns the features of an example: named ones for words and pairs, numbered ones for all else */
export function featuresOf(input, vectors) {
  const posts = postsOf(input);
  const lists = [posts.cells, posts.roles, posts.denied, posts.quoted, posts.nearest];
  const target = input.distances.indexOf(NO_DISTANCE);
  const words = input.words.map((word, i) => wordAt(word, i === target));
  const [named, dense] = [new Map(), new Map()];
  const add = (features, feature, value) => features.set(feature, (features.get(feature) ?? 0) + value);
  const addPair = (kind, first, second) => add(named, `p ${kind} ${first} ${second}`, 1);
  words.forEach((word, i) => {
    if (i === target) return;
    for (const slot of wordSlotsOf(posts.cells[i])) add(named, `w ${slot} ${word}`, 1);
    if (input.words[i] === '') return;
    const vector = vectors.get(word) ?? [];
    for (const post of lists.map((list) => list[i]).filter((post) => post >= 0)) {
      if (post >= CELL_COUNT && post !== posts.quoted[i]) addPair(PairKind.POST, post, word);
      for (const region of regionsOf(post))
        vector.forEach((value, d) => add(dense, REGIONS + region * WORD_SIZE + d, value * VECTOR_SCALE));
    }
    const weight = vectors.weightOf(word) * (posts.denied[i] < 0 ? 1 : -1);
    if (weight === 0) return;
    for (const post of [posts.cells[i], posts.roles[i]].filter((post) => post >= 0))
      for (const slot of weighedSlotsOf(post))
        add(dense, WEIGHED + slot * 2 + (weight > 0 ? 1 : 0), Math.abs(weight));
  });
  words.forEach((word, i) => {
    if (i + 1 < words.length) addPair(PairKind.NEXT, word, words[i + 1]);
    if (i + 2 < words.length) addPair(PairKind.APART, word, words[i + 2]);
  });
  greatestOf(
    words.map((word, i) => (i === target ? 0 : vectors.weightOf(word))),
    posts,
  ).forEach((share, at) => {
    if (share > 0) add(dense, EXTREMES + at, share);
  });
  for (const row of traitRowsOf(input, posts)) add(dense, TRAITS + row, 1);
  return { named, dense };
}
