import { DISTANCE_COUNT, markOf, PARTS_OF_SPEECH } from './stance-input.js';
import {
  DISTANCE_SIZE,
  FILTERS,
  MARK_SIZE,
  PART_SIZE,
  PLACE_SIZE,
  TAPS,
  type StanceLayers,
} from './stance-layers.js';
import { WORD_SIZE, type WordVectors } from './word-vectors.js';

/** How many words' shares are remembered: the everyday ones. */
const REMEMBERED = 4096;
/** The row of what shares nothing: a word nothing is known of, and what stands beside a text's words. */
const NOTHING = 0;
const SURROUNDINGS = 1;
const WORDS = SURROUNDINGS + DISTANCE_COUNT * PARTS_OF_SPEECH.length;

/**
 * Tells what a word, and what its surroundings, add to each filter of several networks, at each tap. Talks to the vectors
 * of words.
 *
 * They are multiplied out once, so that reading a place is but adding. All stand in one list, a row a word: what is added
 * up stands side by side, for a row of each word somewhere else costs more to find than to add.
 */
export class StanceShares {
  /** Rows of TAPS × networks × FILTERS. */
  readonly numbers: Float32Array;
  /** How many filters all networks have together. */
  readonly filters: number;
  private readonly length: number;
  private readonly rows = new Map<string, number>();

  constructor(
    private readonly vectors: WordVectors,
    private readonly networks: readonly StanceLayers[],
  ) {
    this.filters = networks.length * FILTERS;
    this.length = TAPS * this.filters;
    this.numbers = new Float32Array((WORDS + REMEMBERED) * this.length);
    for (let distance = 0; distance < DISTANCE_COUNT; distance++)
      for (let part = 0; part < PARTS_OF_SPEECH.length; part++) this.writeSurroundings(distance, part);
  }

  /** To be told before so many words are asked about together: none of their rows is given to another. */
  makeRoom(words: number): void {
    if (this.rows.size + words > REMEMBERED) this.rows.clear();
  }

  /** @returns where the row of a word begins */
  ofWord(word: string): number {
    const known = this.rows.get(word);
    if (known !== undefined) return known;
    const vector = word === '' ? undefined : this.vectors.get(word);
    const row = vector ? (WORDS + this.rows.size) * this.length : NOTHING;
    if (vector)
      this.networks.forEach((layers, n) => {
        this.write(row, n, sharesOf(layers, vector, 0));
      });
    this.rows.set(word, row);
    return row;
  }

  /** @returns where the row of a distance and a part of speech begins, which a mark follows from */
  ofSurroundings(distance: number, part: number): number {
    return (SURROUNDINGS + distance * PARTS_OF_SPEECH.length + part) * this.length;
  }

  /** @returns where the row of what shares nothing begins */
  get ofNothing(): number {
    return NOTHING;
  }

  private writeSurroundings(distance: number, part: number): void {
    this.networks.forEach((layers, n) => {
      const shares = sharesOf(layers, surroundingsOf(layers, distance, part), WORD_SIZE);
      // Every place has surroundings: what a filter finds anywhere is added with them.
      layers.filterBias.forEach((bias, f) => (shares[FILTERS + f] = (shares[FILTERS + f] ?? 0) + bias));
      this.write(this.ofSurroundings(distance, part), n, shares);
    });
  }

  private write(row: number, network: number, shares: Float32Array): void {
    for (let tap = 0; tap < TAPS; tap++)
      this.numbers.set(
        shares.subarray(tap * FILTERS, (tap + 1) * FILTERS),
        row + tap * this.filters + network * FILTERS,
      );
  }
}

/** The numbers of a place beside its word's. */
function surroundingsOf(
  { distances, marks, parts }: StanceLayers,
  distance: number,
  part: number,
): Float32Array {
  const place = new Float32Array(PLACE_SIZE - WORD_SIZE);
  place.set(distances.subarray(distance * DISTANCE_SIZE, (distance + 1) * DISTANCE_SIZE));
  const mark = markOf(distance, part);
  place.set(marks.subarray(mark * MARK_SIZE, (mark + 1) * MARK_SIZE), DISTANCE_SIZE);
  place.set(parts.subarray(part * PART_SIZE, (part + 1) * PART_SIZE), DISTANCE_SIZE + MARK_SIZE);
  return place;
}

/** What these numbers add to each filter of a network: TAPS × FILTERS. */
function sharesOf({ filters }: StanceLayers, numbers: Float32Array, offset: number): Float32Array {
  const shares = new Float32Array(TAPS * FILTERS);
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
