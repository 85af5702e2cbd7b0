import { toLetters } from '../../dist/src/analysis/stance/numbers-in-letters.js';
import { CLASSES, WORD_SIZE } from '../../dist/src/analysis/stance/stance-layers.js';
import {
  CELL_COUNT,
  cellsOf,
  isDenied,
  readCell,
  traitsOf,
} from '../../dist/src/analysis/stance/word-cells.js';
import {
  ANY_NAME,
  BIAS_ROW,
  FIRST_ROW,
  PRONOUN_ROW,
  probabilitiesOf,
  REGION_COUNT,
  regionsOf,
  TRAIT_ROWS,
  ZONE_COUNT,
  zoneOf,
} from '../../dist/src/analysis/stance/word-scores.js';
import { Random } from './random.mjs';

const EPOCHS = 8;
const RATE = 0.015;
const DECAY = 0.002;
/** Vectors are summed over many words, and would outweigh the words themselves. */
const VECTOR_SCALE = 0.3;
/** What fewer examples have is not learned by itself. */
const LEAST_EXAMPLES = 2;
/** Positive targets are the fewest, and macro F1 counts each class alike. */
const CLASS_WEIGHTS = [0.95, 1, 1.15];
/** How far from 0 the numbers of words are kept, in standard deviations. */
const REACH = 8;

/** A word by itself, by its side, and by its zone unless that is the farthest: what is common to zones is learned once. */
const isFar = (zone) => zone % 4 === 3;
const slotsOf = (cell) => {
  const [{ side }, zone] = [readCell(cell), zoneOf(cell)];
  return isFar(zone) ? [0, 1 + side] : [0, 1 + side, 3 + zone];
};
/** What AFINN weighs: by itself, by its zone, and by its side and whether another name stands between. */
const WEIGHED_SLOTS = 1 + ZONE_COUNT + 4;
const weighedSlotsOf = (cell) => {
  const { side, isNext } = readCell(cell);
  return [0, 1 + zoneOf(cell), 1 + ZONE_COUNT + side * 2 + (isNext ? 1 : 0)];
};

/**
 * Fits what each word adds to each class, by logistic regression with Adagrad. Source: J. Duchi, E. Hazan and Y. Singer,
 * "Adaptive Subgradient Methods" (2011).
 */
export class WordScoreTrainer {
  /** @param {import('../../dist/src/analysis/stance/word-vectors.js').WordVectors} vectors @param {number} seed */
  constructor(vectors, seed) {
    this.vectors = vectors;
    this.random = new Random(seed);
  }

  /** @param {{input: import('../../src/analysis/stance/stance-input.ts').StanceInput, polarity: number}[]} examples */
  fit(examples) {
    const named = examples.map(({ input }) => this.wordSlots(input));
    const counts = new Map();
    for (const slots of named) for (const slot of slots.keys()) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    const kept = [...counts].filter(([, count]) => count >= LEAST_EXAMPLES).map(([slot]) => slot);
    this.slots = new Map(kept.map((slot, i) => [slot, i]));
    this.regionsFrom = kept.length;
    this.weighedFrom = this.regionsFrom + REGION_COUNT * WORD_SIZE;
    this.traitsFrom = this.weighedFrom + WEIGHED_SLOTS * 2;
    this.numbers = new Float32Array((this.traitsFrom + TRAIT_ROWS) * CLASSES);
    const squares = new Float32Array(this.numbers.length).fill(1e-6);
    const features = examples.map(({ input }, i) => this.features(input, named[i]));
    const order = examples.map((_, i) => i);
    const total = EPOCHS * examples.length;
    let steps = 0;
    for (let epoch = 0; epoch < EPOCHS; epoch++)
      for (const i of this.random.shuffled(order))
        this.learn(features[i], examples[i].polarity, squares, RATE * (1 - steps++ / total));
    return this.written();
  }

  /** How often each word stands in each slot, by word and slot. */
  wordSlots({ words, ...input }) {
    const slots = new Map();
    cellsOf({ words, ...input }).forEach((cell, i) => {
      if (cell < 0) return;
      for (const slot of slotsOf(cell)) {
        const key = `${words[i] === '' ? ANY_NAME : words[i]} ${slot}`;
        slots.set(key, (slots.get(key) ?? 0) + 1);
      }
    });
    return slots;
  }

  features(input, named) {
    const sums = new Map();
    const add = (feature, value) => sums.set(feature, (sums.get(feature) ?? 0) + value);
    for (const [slot, count] of named) if (this.slots.has(slot)) add(this.slots.get(slot), count);
    cellsOf(input).forEach((cell, i) => {
      const word = input.words[i];
      if (cell < 0 || word === '') return;
      const vector = this.vectors.get(word) ?? [];
      for (const region of regionsOf(cell))
        vector.forEach((value, d) => add(this.regionsFrom + region * WORD_SIZE + d, value * VECTOR_SCALE));
      const weight = this.vectors.weightOf(word) * (isDenied(input.words, i) ? -1 : 1);
      if (weight === 0) return;
      for (const slot of weighedSlotsOf(cell))
        add(this.weighedFrom + slot * 2 + (weight > 0 ? 1 : 0), Math.abs(weight));
    });
    const { names, isPronoun, isFirst } = traitsOf(input);
    add(this.traitsFrom + BIAS_ROW, 1);
    add(this.traitsFrom + names, 1);
    if (isPronoun) add(this.traitsFrom + PRONOUN_ROW, 1);
    if (isFirst) add(this.traitsFrom + FIRST_ROW, 1);
    return { places: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) };
  }

  learn({ places, values }, polarity, squares, rate) {
    const { numbers } = this;
    const scores = new Array(CLASSES).fill(0);
    for (let j = 0; j < places.length; j++)
      for (let c = 0; c < CLASSES; c++) scores[c] += values[j] * numbers[places[j] * CLASSES + c];
    const slopes = probabilitiesOf(scores).map(
      (share, c) => (share - (c === polarity ? 1 : 0)) * CLASS_WEIGHTS[polarity],
    );
    for (let j = 0; j < places.length; j++)
      for (let c = 0; c < CLASSES; c++) {
        const at = places[j] * CLASSES + c;
        const slope = slopes[c] * values[j] + DECAY * numbers[at];
        squares[at] += slope * slope;
        numbers[at] -= (rate * slope) / Math.sqrt(squares[at]);
      }
  }

  /** @returns {import('../../src/analysis/stance/word-scores.ts').WrittenScores} */
  written() {
    const words = [...new Set([...this.slots.keys()].map((slot) => slot.split(' ')[0]))];
    const numberOf = (feature, c) => (feature === undefined ? 0 : this.numbers[feature * CLASSES + c]);
    const classes = Array.from({ length: CLASSES }, (_, c) => c);
    const sumOf = (features) =>
      classes.map((c) => features.reduce((sum, feature) => sum + numberOf(feature, c), 0));
    const cellOfZone = Array.from({ length: ZONE_COUNT }, (_, zone) =>
      Array.from({ length: CELL_COUNT }, (_, cell) => cell).find((cell) => zoneOf(cell) === zone),
    );
    const zones = words.flatMap((word) =>
      cellOfZone.flatMap((cell) => sumOf(slotsOf(cell).map((slot) => this.slots.get(`${word} ${slot}`)))),
    );
    const regions = this.numbers
      .slice(this.regionsFrom * CLASSES, this.weighedFrom * CLASSES)
      .map((number) => number * VECTOR_SCALE);
    const weighed = Array.from({ length: CELL_COUNT * 2 }, (_, i) =>
      sumOf(weighedSlotsOf(i >> 1).map((slot) => this.weighedFrom + slot * 2 + (i % 2))),
    ).flat();
    const traits = this.numbers.slice(this.traitsFrom * CLASSES);
    return {
      words: words.join(' '),
      zones: inLetters(zones, 1, REACH),
      regions: inLetters(regions, 2, Infinity),
      weighed: inLetters(weighed, 2, Infinity),
      traits: inLetters(traits, 2, Infinity),
    };
  }
}

/** @param reach where greater numbers are cut off, in standard deviations */
function inLetters(numbers, letters, reach) {
  const all = Array.from(numbers);
  const deviation = Math.sqrt(all.reduce((sum, number) => sum + number * number, 0) / all.length);
  const most = all.reduce((sum, number) => Math.max(sum, Math.abs(number)), 0);
  const limit = Math.min(most, reach * deviation);
  return { letters: toLetters(all, letters, limit), limit };
}
