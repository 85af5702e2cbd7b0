import {
  DISTANCE_COUNT,
  markOf,
  NEAR_STEP,
  NO_DISTANCE,
  PARTS_OF_SPEECH,
  type StanceInput,
} from './stance-input.js';
import {
  CLASSES,
  DISTANCE_SIZE,
  FILTERS,
  layersOf,
  MARK_SIZE,
  PART_SIZE,
  PLACE_SIZE,
  POOLS,
  TAPS,
  WORD_SIZE,
  type StanceLayers,
} from './stance-layers.js';
import type { WordVectors } from './word-vectors.js';

/** What one word or one surrounding adds: to each filter at each tap. */
const SHARES = TAPS * FILTERS;
/** The shares of a word nothing is known of. */
const NOTHING = new Float32Array(SHARES);
/** The row of surroundings beside a text's words, which share nothing. */
const NOWHERE = DISTANCE_COUNT * PARTS_OF_SPEECH.length * SHARES;
/** How many words' shares are remembered: the everyday ones, 768 bytes each. */
const REMEMBERED = 4096;

/**
 * Decides how likely a stance is each of negative, neutral and positive. Talks to the vectors of words.
 *
 * What a filter finds is a sum of shares: of the word and of its surroundings, that is its distance, mark and part of
 * speech, at each tap. They are multiplied out once, so that reading a place is but adding.
 */
export class StanceNetwork {
  private readonly layers: StanceLayers;
  /** For each distance and part of speech, which a mark follows from, and for nowhere: TAPS × FILTERS. */
  private readonly surroundings: Float32Array;
  private readonly words = new Map<string, Float32Array>();

  constructor(
    private readonly vectors: WordVectors,
    numbers: Float32Array,
  ) {
    this.layers = layersOf(numbers);
    this.surroundings = new Float32Array(NOWHERE + SHARES);
    for (let distance = 0; distance < DISTANCE_COUNT; distance++) {
      for (let part = 0; part < PARTS_OF_SPEECH.length; part++) {
        const place = this.surroundingsOf(distance, part);
        const shares = this.sharesOf(place, WORD_SIZE);
        // Every place has surroundings: what a filter finds anywhere is added with them.
        this.layers.filterBias.forEach(
          (bias, f) => (shares[FILTERS + f] = (shares[FILTERS + f] ?? 0) + bias),
        );
        this.surroundings.set(shares, rowOf(distance, part));
      }
    }
  }

  /** @returns the probabilities of negative, neutral and positive */
  probabilities(input: StanceInput): number[] {
    const { output, outputBias } = this.layers;
    const pooled = this.pooled(input);
    // Written out by class: three numbers that stay in registers.
    let [negative = 0, neutral = 0, positive = 0] = outputBias;
    for (let p = 0; p < pooled.length; p++) {
      const find = pooled[p] ?? 0;
      if (find === 0) continue;
      negative += find * (output[p * CLASSES] ?? 0);
      neutral += find * (output[p * CLASSES + 1] ?? 0);
      positive += find * (output[p * CLASSES + 2] ?? 0);
    }
    const scores = [negative, neutral, positive];
    const top = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - top));
    const sum = powers.reduce((a, b) => a + b, 0);
    return powers.map((power) => power / sum);
  }

  /** The greatest find of each filter left of the target, right of it, and near it. */
  private pooled({ words, distances, parts }: StanceInput): Float32Array {
    const pooled = new Float32Array(POOLS * FILTERS);
    const shares = words.map((word) => this.sharesOfWord(word));
    const rows = words.map((_, i) => rowOf(distances[i] ?? 0, parts[i] ?? 0));
    for (let i = 0; i < words.length; i++)
      this.raise(pooled, shares, rows, i, (distances[i] ?? 0) - NO_DISTANCE);
    return pooled;
  }

  /**
   * What each filter finds at a place: the shares of the words before, at and after it, and of where they stand. Where
   * it is more than was found so far, it is the greatest of its pools.
   * @param away how many steps from the target, negative before it
   */
  private raise(
    pooled: Float32Array,
    words: readonly Float32Array[],
    rows: readonly number[],
    place: number,
    away: number,
  ): void {
    const { surroundings } = this;
    const before = words[place - 1] ?? NOTHING;
    const word = words[place] ?? NOTHING;
    const after = words[place + 1] ?? NOTHING;
    const left = rows[place - 1] ?? NOWHERE;
    const row = (rows[place] ?? NOWHERE) + FILTERS;
    const right = (rows[place + 1] ?? NOWHERE) + 2 * FILTERS;
    const isNear = Math.abs(away) <= NEAR_STEP;
    for (let f = 0; f < FILTERS; f++) {
      const ofWords = (before[f] ?? 0) + (word[FILTERS + f] ?? 0) + (after[2 * FILTERS + f] ?? 0);
      const ofPlaces =
        (surroundings[left + f] ?? 0) + (surroundings[row + f] ?? 0) + (surroundings[right + f] ?? 0);
      const found = ofWords + ofPlaces;
      // Most find nothing at most places.
      if (found <= 0) continue;
      if (away <= 0 && found > (pooled[f] ?? 0)) pooled[f] = found;
      if (away >= 0 && found > (pooled[FILTERS + f] ?? 0)) pooled[FILTERS + f] = found;
      if (isNear && found > (pooled[2 * FILTERS + f] ?? 0)) pooled[2 * FILTERS + f] = found;
    }
  }

  private sharesOfWord(word: string): Float32Array {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    const vector = word === '' ? undefined : this.vectors.get(word);
    const shares = vector ? this.sharesOf(vector, 0) : NOTHING;
    if (this.words.size >= REMEMBERED) this.words.clear();
    this.words.set(word, shares);
    return shares;
  }

  /** The numbers of a place beside its word's. */
  private surroundingsOf(distance: number, part: number): Float32Array {
    const { distances, marks, parts } = this.layers;
    const place = new Float32Array(PLACE_SIZE - WORD_SIZE);
    place.set(distances.subarray(distance * DISTANCE_SIZE, (distance + 1) * DISTANCE_SIZE));
    const mark = markOf(distance, part);
    place.set(marks.subarray(mark * MARK_SIZE, (mark + 1) * MARK_SIZE), DISTANCE_SIZE);
    place.set(parts.subarray(part * PART_SIZE, (part + 1) * PART_SIZE), DISTANCE_SIZE + MARK_SIZE);
    return place;
  }

  /** What these numbers add to each filter at each tap. */
  private sharesOf(numbers: Float32Array, offset: number): Float32Array {
    const { filters } = this.layers;
    const shares = new Float32Array(SHARES);
    for (let tap = 0; tap < TAPS; tap++) {
      for (let d = 0; d < numbers.length; d++) {
        const from = (tap * PLACE_SIZE + offset + d) * FILTERS;
        const value = numbers[d] ?? 0;
        for (let f = 0; f < FILTERS; f++)
          shares[tap * FILTERS + f] = (shares[tap * FILTERS + f] ?? 0) + value * (filters[from + f] ?? 0);
      }
    }
    return shares;
  }
}

function rowOf(distance: number, part: number): number {
  return (distance * PARTS_OF_SPEECH.length + part) * SHARES;
}
