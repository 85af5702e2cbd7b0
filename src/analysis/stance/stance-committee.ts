import { CLASSES, probabilitiesOf } from './stance-classes.js';
import { NEAR_STEP, NO_DISTANCE, type StanceInput } from './stance-input.js';
import { FILTERS, layersOf, POOLS, type StanceLayers } from './stance-layers.js';
import { StanceShares } from './stance-shares.js';
import type { WordVectors } from './word-vectors.js';

/**
 * Decides how likely a stance is each of negative, neutral and positive, by several networks that read each place
 * together. Talks to the shares of words and surroundings: what a filter finds is a sum of them.
 */
export class StanceCommittee {
  private readonly layers: readonly StanceLayers[];
  private readonly shares: StanceShares;
  /** The greatest find so far: POOLS × networks × FILTERS. */
  private readonly pools: Float32Array;

  /** @param networks the numbers of each */
  constructor(vectors: WordVectors, networks: readonly Float32Array[]) {
    this.layers = networks.map(layersOf);
    this.shares = new StanceShares(vectors, this.layers);
    this.pools = new Float32Array(POOLS * this.shares.filters);
  }

  /** @returns of each network the probabilities of negative, neutral and positive */
  probabilities(input: StanceInput): number[][] {
    this.readPlaces(input);
    return this.layers.map((layers, network) => this.judged(layers, network));
  }

  /** Leaves in the pools the greatest find of each filter left of the target, right of it, and near it. */
  private readPlaces({ words, distances, parts }: StanceInput): void {
    const { shares } = this;
    this.pools.fill(0);
    shares.makeRoom(words.length);
    const rows: number[] = [];
    const places: number[] = [];
    for (let i = 0; i < words.length; i++) {
      rows.push(shares.ofWord(words[i] ?? ''));
      places.push(shares.ofSurroundings(distances[i] ?? 0, parts[i] ?? 0));
    }
    for (let i = 0; i < words.length; i++) this.raise(rows, places, i, (distances[i] ?? 0) - NO_DISTANCE);
  }

  /**
   * What each filter finds at a place: the shares of the words before, at and after it, and of where they stand. Where
   * it is more than was found so far, it is the greatest of its pools.
   * @param away how many steps from the target, negative before it
   */
  private raise(rows: readonly number[], places: readonly number[], place: number, away: number): void {
    const { pools } = this;
    const { numbers, filters, ofNothing } = this.shares;
    const isFirst = place === 0;
    const isLast = place === rows.length - 1;
    const before = isFirst ? ofNothing : (rows[place - 1] ?? ofNothing);
    const word = (rows[place] ?? ofNothing) + filters;
    const after = (isLast ? ofNothing : (rows[place + 1] ?? ofNothing)) + 2 * filters;
    const left = isFirst ? ofNothing : (places[place - 1] ?? ofNothing);
    const here = (places[place] ?? ofNothing) + filters;
    const right = (isLast ? ofNothing : (places[place + 1] ?? ofNothing)) + 2 * filters;
    const isNear = Math.abs(away) <= NEAR_STEP;
    for (let f = 0; f < filters; f++) {
      const ofWords = (numbers[before + f] ?? 0) + (numbers[word + f] ?? 0) + (numbers[after + f] ?? 0);
      const ofPlaces = (numbers[left + f] ?? 0) + (numbers[here + f] ?? 0) + (numbers[right + f] ?? 0);
      const found = ofWords + ofPlaces;
      // Most find nothing at most places.
      if (found <= 0) continue;
      if (away <= 0 && found > (pools[f] ?? 0)) pools[f] = found;
      if (away >= 0 && found > (pools[filters + f] ?? 0)) pools[filters + f] = found;
      if (isNear && found > (pools[2 * filters + f] ?? 0)) pools[2 * filters + f] = found;
    }
  }

  /** What one network makes of what its filters found. */
  private judged({ output, outputBias }: StanceLayers, network: number): number[] {
    const { pools } = this;
    // Written out by class: three numbers that stay in registers.
    let [negative = 0, neutral = 0, positive = 0] = outputBias;
    for (let pool = 0; pool < POOLS; pool++) {
      const from = pool * this.shares.filters + network * FILTERS;
      for (let f = 0; f < FILTERS; f++) {
        const find = pools[from + f] ?? 0;
        if (find === 0) continue;
        const weights = (pool * FILTERS + f) * CLASSES;
        negative += find * (output[weights] ?? 0);
        neutral += find * (output[weights + 1] ?? 0);
        positive += find * (output[weights + 2] ?? 0);
      }
    }
    return probabilitiesOf([negative, neutral, positive]);
  }
}
