import { fromLetters } from './numbers-in-letters.js';
import { CLASSES } from './stance-classes.js';
import { CELL_COUNT } from './word-cells.js';
import { PairKind, pairKey } from './word-pairs.js';
import { POST_COUNT } from './word-posts.js';
import { REGION_COUNT, regionsOf, ZONE_COUNT, zoneOf, type WrittenScores } from './word-tables.js';
import { WORD_SIZE, type WordVectors } from './word-vectors.js';

/** How many words' rows are remembered: the everyday ones. */
const REMEMBERED = 4096;

const REGIONS = Array.from({ length: POST_COUNT }, (_, post) => regionsOf(post));

/** What is known of a word wherever it stands. */
export interface WordRow {
  /** Its place among the words that have scores of their own, -1 for none. */
  readonly place: number;
  /** How good or bad it is held for: see `WordVectors.weightOf`. */
  readonly weight: number;
  /** POST_COUNT × CLASSES: what it adds at each post. */
  readonly scores: Float32Array;
}

/** Tells what a word adds at each post, multiplied out once, so that reading a place is but adding. Talks to the vectors. */
export class WordRows {
  private readonly places: ReadonlyMap<string, number>;
  private readonly zones: Float32Array;
  private readonly regions: Float32Array;
  private readonly rows = new Map<string, WordRow>();

  /** @param addPair adds a pair's scores, if it has any, to a list from an index on */
  constructor(
    private readonly vectors: WordVectors,
    written: WrittenScores,
    private readonly addPair: (key: number, sums: Float32Array, from: number) => void,
  ) {
    this.places = new Map(written.words.split(' ').map((word, place) => [word, place]));
    this.zones = fromLetters(written.zones.letters, 1, written.zones.limit);
    this.regions = fromLetters(written.regions.letters, 2, written.regions.limit);
  }

  get(word: string): WordRow {
    const known = this.rows.get(word);
    if (known) return known;
    if (this.rows.size >= REMEMBERED) this.rows.clear();
    const row = this.rowOf(word);
    this.rows.set(word, row);
    return row;
  }

  private rowOf(word: string): WordRow {
    const place = this.places.get(word) ?? -1;
    const scores = new Float32Array(POST_COUNT * CLASSES);
    const inRegions = this.ofVector(word);
    for (let post = 0; post < POST_COUNT; post++) {
      for (const region of REGIONS[post] ?? [])
        for (let c = 0; c < CLASSES; c++)
          scores[post * CLASSES + c] =
            (scores[post * CLASSES + c] ?? 0) + (inRegions[region * CLASSES + c] ?? 0);
      if (place >= 0) this.addOwn(scores, place, post);
    }
    return { place, weight: this.vectors.weightOf(word), scores };
  }

  /** What a word adds for itself: in a cell by its zone, at another post as one of a pair. */
  private addOwn(scores: Float32Array, place: number, post: number): void {
    if (post >= CELL_COUNT) {
      this.addPair(pairKey(PairKind.POST, post, place), scores, post * CLASSES);
      return;
    }
    const zone = (place * ZONE_COUNT + zoneOf(post)) * CLASSES;
    for (let c = 0; c < CLASSES; c++)
      scores[post * CLASSES + c] = (scores[post * CLASSES + c] ?? 0) + (this.zones[zone + c] ?? 0);
  }

  /** What a word's vector adds, for each region. */
  private ofVector(word: string): Float32Array {
    const sums = new Float32Array(REGION_COUNT * CLASSES);
    const vector = this.vectors.get(word);
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
