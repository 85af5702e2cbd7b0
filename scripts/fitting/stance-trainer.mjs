import { CLASSES } from '../../dist/src/analysis/stance/stance-classes.js';
import { markOf, NEAR_STEP, NO_DISTANCE } from '../../dist/src/analysis/stance/stance-input.js';
import {
  DISTANCE_SIZE,
  FILTERS,
  LAYERS_LENGTH,
  layersOf,
  MARK_SIZE,
  PART_SIZE,
  PLACE_SIZE,
  POOLS,
  TAPS,
} from '../../dist/src/analysis/stance/stance-layers.js';
import { WORD_SIZE } from '../../dist/src/analysis/stance/word-vectors.js';
import { CLASS_WEIGHTS } from './class-weights.mjs';
import { Random } from './random.mjs';

const EPOCHS = 6;
const BATCH = 32;
const RATE = 0.002;
/** The share of inputs and of pooled filters left out at random. */
const DROPPED = 0.4;
const SMOOTHING = 0.05;
/**
 * Fits one network of filters over the places around a target, by backpropagation and Adam. Sources: Y. Kim,
 * "Convolutional Neural Networks for Sentence Classification" (2014); D. P. Kingma and J. Ba, "Adam" (2015).
 */
export class StanceTrainer {
  /** @param {Map<string, Float32Array>} vectors @param {number} seed */
  constructor(vectors, seed) {
    this.vectors = vectors;
    this.random = new Random(seed);
    this.numbers = new Float32Array(LAYERS_LENGTH);
    this.gradients = new Float32Array(LAYERS_LENGTH);
    this.means = new Float32Array(LAYERS_LENGTH);
    this.squares = new Float32Array(LAYERS_LENGTH);
    this.layers = layersOf(this.numbers);
    this.slopes = layersOf(this.gradients);
    this.steps = 0;
    this.begin();
  }

  begin() {
    const fill = (layer, limit) => {
      for (let i = 0; i < layer.length; i++) layer[i] = (this.random.next() * 2 - 1) * limit;
    };
    fill(this.layers.filters, 1 / Math.sqrt(TAPS * PLACE_SIZE));
    fill(this.layers.output, 1 / Math.sqrt(POOLS * FILTERS));
    for (const layer of [this.layers.distances, this.layers.marks, this.layers.parts]) fill(layer, 1.5);
  }

  /** @param {{input: import('../../src/analysis/stance/stance-input.ts').StanceInput, polarity: number}[]} examples */
  fit(examples) {
    const batches = Math.ceil(examples.length / BATCH);
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const order = this.random.shuffled(examples);
      for (let batch = 0; batch < batches; batch++) {
        const some = order.slice(batch * BATCH, (batch + 1) * BATCH);
        this.gradients.fill(0);
        for (const example of some) this.learn(example, 1 / some.length);
        this.step(RATE * (1 - (epoch * batches + batch) / (EPOCHS * batches)));
      }
    }
    return this.numbers;
  }

  /** The numbers of every place, some left out. */
  places({ words, distances, parts }) {
    const places = new Float32Array(words.length * PLACE_SIZE);
    const { layers } = this;
    for (let i = 0; i < words.length; i++) {
      const at = i * PLACE_SIZE;
      const vector = this.vectors.get(words[i]);
      if (vector) places.set(vector, at);
      places.set(row(layers.distances, distances[i], DISTANCE_SIZE), at + WORD_SIZE);
      places.set(
        row(layers.marks, markOf(distances[i], parts[i]), MARK_SIZE),
        at + WORD_SIZE + DISTANCE_SIZE,
      );
      places.set(row(layers.parts, parts[i], PART_SIZE), at + WORD_SIZE + DISTANCE_SIZE + MARK_SIZE);
    }
    for (let i = 0; i < places.length; i++) {
      places[i] = this.random.next() < DROPPED ? 0 : places[i] / (1 - DROPPED);
    }
    return places;
  }

  learn({ input, polarity }, share) {
    const places = this.places(input);
    const found = this.filtered(places, input.words.length);
    const { best, pooled } = pool(found, input);
    const kept = pooled.map(() => (this.random.next() < DROPPED ? 0 : 1 / (1 - DROPPED)));
    const scores = new Float64Array(this.layers.outputBias);
    for (let p = 0; p < pooled.length; p++) {
      for (let c = 0; c < CLASSES; c++)
        scores[c] += pooled[p] * kept[p] * this.layers.output[p * CLASSES + c];
    }
    const slopes = slopesOf(scores, polarity).map((slope) => slope * share);
    for (let c = 0; c < CLASSES; c++) this.slopes.outputBias[c] += slopes[c];
    for (let p = 0; p < pooled.length; p++) {
      if (kept[p] === 0 || best[p] < 0) continue;
      let slope = 0;
      for (let c = 0; c < CLASSES; c++) {
        this.slopes.output[p * CLASSES + c] += slopes[c] * pooled[p] * kept[p];
        slope += slopes[c] * this.layers.output[p * CLASSES + c] * kept[p];
      }
      this.passBack(input, places, best[p], p % FILTERS, slope);
    }
  }

  /** What every filter finds at every place. */
  filtered(places, count) {
    const found = new Float32Array(count * FILTERS);
    const { filters, filterBias } = this.layers;
    for (let i = 0; i < count; i++) {
      const here = found.subarray(i * FILTERS, (i + 1) * FILTERS);
      here.set(filterBias);
      for (let tap = 0; tap < TAPS; tap++) {
        const j = i + tap - 1;
        if (j < 0 || j >= count) continue;
        for (let d = 0; d < PLACE_SIZE; d++) {
          const value = places[j * PLACE_SIZE + d];
          if (value === 0) continue;
          const from = (tap * PLACE_SIZE + d) * FILTERS;
          for (let f = 0; f < FILTERS; f++) here[f] += value * filters[from + f];
        }
      }
    }
    return found;
  }

  passBack({ distances, parts }, places, at, filter, slope) {
    const { filters } = this.layers;
    const tables = [
      [this.slopes.distances, distances, DISTANCE_SIZE, WORD_SIZE],
      [
        this.slopes.marks,
        distances.map((distance, i) => markOf(distance, parts[i])),
        MARK_SIZE,
        WORD_SIZE + DISTANCE_SIZE,
      ],
      [this.slopes.parts, parts, PART_SIZE, WORD_SIZE + DISTANCE_SIZE + MARK_SIZE],
    ];
    this.slopes.filterBias[filter] += slope;
    for (let tap = 0; tap < TAPS; tap++) {
      const j = at + tap - 1;
      if (j < 0 || j >= distances.length) continue;
      for (let d = 0; d < PLACE_SIZE; d++) {
        this.slopes.filters[(tap * PLACE_SIZE + d) * FILTERS + filter] += slope * places[j * PLACE_SIZE + d];
      }
      for (const [table, rows, size, offset] of tables) {
        for (let d = 0; d < size; d++) {
          // What was left out had no part in it.
          if (places[j * PLACE_SIZE + offset + d] === 0) continue;
          const weight = filters[(tap * PLACE_SIZE + offset + d) * FILTERS + filter];
          table[rows[j] * size + d] += (slope * weight) / (1 - DROPPED);
        }
      }
    }
  }

  step(rate) {
    this.steps++;
    const [first, second] = [1 - 0.9 ** this.steps, 1 - 0.999 ** this.steps];
    for (let i = 0; i < this.numbers.length; i++) {
      const gradient = this.gradients[i] + 1e-5 * this.numbers[i];
      this.means[i] = 0.9 * this.means[i] + 0.1 * gradient;
      this.squares[i] = 0.999 * this.squares[i] + 0.001 * gradient * gradient;
      this.numbers[i] -= (rate * (this.means[i] / first)) / (Math.sqrt(this.squares[i] / second) + 1e-8);
    }
  }
}

function row(table, index, size) {
  return table.subarray(index * size, (index + 1) * size);
}

/** The greatest find of each filter left of the target, right of it and near it, and where that is; -1 for none. */
function pool(found, { distances }) {
  const best = new Int32Array(POOLS * FILTERS).fill(-1);
  const pooled = new Float32Array(POOLS * FILTERS);
  for (let i = 0; i < distances.length; i++) {
    const away = distances[i] - NO_DISTANCE;
    const inside = [away <= 0, away >= 0, Math.abs(away) <= NEAR_STEP];
    for (let p = 0; p < POOLS; p++) {
      for (let f = 0; inside[p] && f < FILTERS; f++) {
        if (found[i * FILTERS + f] <= pooled[p * FILTERS + f]) continue;
        pooled[p * FILTERS + f] = found[i * FILTERS + f];
        best[p * FILTERS + f] = i;
      }
    }
  }
  return { best, pooled };
}

/** By how much each class's score is too high: of the cross entropy with smoothed labels. */
function slopesOf(scores, polarity) {
  const top = Math.max(...scores);
  const powers = Array.from(scores, (score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power, c) => {
    const goal = (c === polarity ? 1 - SMOOTHING : 0) + SMOOTHING / CLASSES;
    return (power / sum - goal) * CLASS_WEIGHTS[polarity];
  });
}
