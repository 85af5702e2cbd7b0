import { toLetters } from '../../dist/src/analysis/stance/numbers-in-letters.js';
import { CLASSES, probabilitiesOf } from '../../dist/src/analysis/stance/stance-classes.js';
import { CELL_COUNT } from '../../dist/src/analysis/stance/word-cells.js';
import { PairKind, pairKey, writeKeys } from '../../dist/src/analysis/stance/word-pairs.js';
import { POST_COUNT } from '../../dist/src/analysis/stance/word-posts.js';
import {
  EXTREME_COUNT,
  REGION_COUNT,
  THE_TARGET,
  TRAIT_ROWS,
  ZONE_COUNT,
  zoneOf,
} from '../../dist/src/analysis/stance/word-tables.js';
import { WORD_SIZE } from '../../dist/src/analysis/stance/word-vectors.js';
import { CLASS_WEIGHTS } from './class-weights.mjs';
import { Random } from './random.mjs';
import { densePlaces, featuresOf, VECTOR_SCALE, wordSlotsOf, weighedSlotsOf } from './word-features.mjs';

const EPOCHS = 10;
const RATE = 0.01;
const DECAY = 0.002;
/** The share of an example's features that a step leaves as they are. */
const SPARED = 0.3;
/** Words and pairs that fewer examples have are not learned by themselves. */
const [LEAST_EXAMPLES, LEAST_OF_PAIRS] = [2, 3];
/** How far from 0 the numbers of words are kept, in standard deviations. */
const REACH = 8;

/**
 * Fits what each word and pair of words adds to each class: the mean of several logistic regressions with Adagrad, each
 * with the examples in another order. Source: J. Duchi, E. Hazan and Y. Singer, "Adaptive Subgradient Methods" (2011).
 */
export class WordScoreTrainer {
  /** @param {import('../../dist/src/analysis/stance/word-vectors.js').WordVectors} vectors @param {number[]} seeds */
  constructor(vectors, seeds) {
    this.vectors = vectors;
    this.seeds = seeds;
  }

  /** @param {{input: import('../../src/analysis/stance/stance-input.ts').StanceInput, polarity: number}[]} examples */
  fit(examples) {
    const read = examples.map(({ input }) => featuresOf(input, this.vectors));
    const counts = new Map();
    for (const { named } of read)
      for (const name of named.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
    const kept = [...counts]
      .filter(([name, count]) => count >= (name.startsWith('p ') ? LEAST_OF_PAIRS : LEAST_EXAMPLES))
      .map(([name]) => name);
    this.named = new Map(kept.map((name, i) => [name, i]));
    this.places = densePlaces(kept.length);
    const lists = read.map(({ named, dense }) => this.listOf(named, dense));
    const fits = this.seeds.map((seed) => this.numbersOf(lists, examples, new Random(seed)));
    this.numbers = fits[0].map((_, i) => fits.reduce((sum, numbers) => sum + numbers[i], 0) / fits.length);
    return this.written();
  }

  listOf(named, dense) {
    const values = new Map();
    for (const [name, value] of named) if (this.named.has(name)) values.set(this.named.get(name), value);
    for (const [place, value] of dense) values.set(this.named.size + place, value);
    return { places: Int32Array.from(values.keys()), values: Float32Array.from(values.values()) };
  }

  numbersOf(lists, examples, random) {
    const numbers = new Float32Array(this.places.total * CLASSES);
    const squares = new Float32Array(numbers.length).fill(1e-6);
    const order = examples.map((_, i) => i);
    const total = EPOCHS * examples.length;
    let steps = 0;
    for (let epoch = 0; epoch < EPOCHS; epoch++)
      for (const i of random.shuffled(order)) {
        const rate = RATE * (1 - steps++ / total);
        learn(lists[i], examples[i].polarity, { numbers, squares, random, rate });
      }
    return numbers;
  }

  /** @returns {import('../../src/analysis/stance/word-tables.ts').WrittenScores} */
  written() {
    const names = [...this.named.keys()];
    const words = [
      ...new Set(names.filter((name) => name.startsWith('w ')).map((name) => name.split(' ')[2])),
    ];
    words.push(THE_TARGET);
    const cellOfZone = Array.from({ length: ZONE_COUNT }, (_, zone) =>
      Array.from({ length: CELL_COUNT }, (_, cell) => cell).find((cell) => zoneOf(cell) === zone),
    );
    const zones = words.flatMap((word) =>
      cellOfZone.flatMap((cell) =>
        this.sumOf(wordSlotsOf(cell).map((slot) => this.named.get(`w ${slot} ${word}`))),
      ),
    );
    const pairs = this.writtenPairs(names, words);
    const { regions, weighed, extremes, traits } = this.places;
    const table = (from, rows) => this.numbers.slice(from * CLASSES, (from + rows) * CLASSES);
    const summed = Array.from({ length: POST_COUNT * 2 }, (_, i) =>
      this.sumOf(weighedSlotsOf(i >> 1).map((slot) => weighed + slot * 2 + (i % 2))),
    ).flat();
    return {
      words: words.join(' '),
      zones: inLetters(zones, 1, REACH),
      pairs: writeKeys(pairs.map(({ key }) => key)),
      pairScores: inLetters(
        pairs.flatMap(({ scores }) => scores),
        1,
        REACH,
      ),
      regions: inLetters(
        table(regions, REGION_COUNT * WORD_SIZE).map((number) => number * VECTOR_SCALE),
        2,
        Infinity,
      ),
      weighed: inLetters(summed, 2, Infinity),
      extremes: inLetters(table(extremes, EXTREME_COUNT * 2), 2, Infinity),
      traits: inLetters(table(traits, TRAIT_ROWS), 2, Infinity),
    };
  }

  writtenPairs(names, words) {
    const places = new Map(words.map((word, place) => [word, place]));
    return names
      .filter((name) => name.startsWith('p '))
      .map((name) => {
        const [, kind, first, second] = name.split(' ');
        const isPost = Number(kind) === PairKind.POST;
        const key = pairKey(Number(kind), isPost ? Number(first) : places.get(first), places.get(second));
        return { key, scores: this.sumOf([this.named.get(name)]) };
      })
      .sort((one, other) => one.key - other.key);
  }

  /** @returns one number a class */
  sumOf(features) {
    return Array.from({ length: CLASSES }, (_, c) =>
      features.reduce(
        (sum, feature) => sum + (feature === undefined ? 0 : this.numbers[feature * CLASSES + c]),
        0,
      ),
    );
  }
}

function learn({ places, values }, polarity, { numbers, squares, random, rate }) {
  const scores = new Array(CLASSES).fill(0);
  for (let j = 0; j < places.length; j++)
    for (let c = 0; c < CLASSES; c++) scores[c] += values[j] * numbers[places[j] * CLASSES + c];
  const slopes = probabilitiesOf(scores).map(
    (share, c) => (share - (c === polarity ? 1 : 0)) * CLASS_WEIGHTS[polarity],
  );
  for (let j = 0; j < places.length; j++) {
    if (random.next() < SPARED) continue;
    for (let c = 0; c < CLASSES; c++) {
      const at = places[j] * CLASSES + c;
      const slope = slopes[c] * values[j] + DECAY * numbers[at];
      squares[at] += slope * slope;
      numbers[at] -= (rate * slope) / Math.sqrt(squares[at]);
    }
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
