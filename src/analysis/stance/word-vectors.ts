import { fromLetters } from './numbers-in-letters.js';

/** How many numbers stand for a word: GloVe's hundred, and its weight. */
export const WORD_SIZE = 101;

/** What the vectors are written as: one letter a number, see `toLetters`. */
export interface WrittenVectors {
  /** Lower case, apart by spaces. */
  readonly words: string;
  /** WORD_SIZE - 1 numbers a word. */
  readonly letters: string;
  /** The greatest number a letter stands for. */
  readonly limit: number;
  /** The words that are held for good or bad, and how much: -1 to 1. */
  readonly weighed: { readonly words: string; readonly letters: string };
}

/**
 * Tells the numbers that stand for a word: what it means like, and how good or bad it is held for. Talks to nobody.
 * Sources: J. Pennington et al., "GloVe" (2014); C. J. Hutto and E. Gilbert, "VADER" (2014); F. Å. Nielsen, "A new ANEW"
 * (2011), AFINN-165, for the words that VADER has not.
 */
export class WordVectors {
  private readonly places: ReadonlyMap<string, number>;
  private readonly weights: ReadonlyMap<string, number>;

  constructor(private readonly written: WrittenVectors) {
    const { words, weighed } = written;
    this.places = new Map(words.split(' ').map((word, place) => [word, place]));
    const weights = fromLetters(weighed.letters, 1, 1);
    this.weights = new Map(weighed.words.split(' ').map((word, place) => [word, weights[place] ?? 0]));
  }

  /** @returns WORD_SIZE numbers; undefined for a word nothing is known of */
  get(word: string): Float32Array | undefined {
    const place = this.places.get(word);
    const weight = this.weights.get(word);
    if (place === undefined && weight === undefined) return undefined;
    const vector = new Float32Array(WORD_SIZE);
    const length = WORD_SIZE - 1;
    if (place !== undefined) {
      const letters = this.written.letters.slice(place * length, (place + 1) * length);
      vector.set(fromLetters(letters, 1, this.written.limit));
    }
    vector[length] = weight ?? 0;
    return vector;
  }

  /** @returns -1 for what is held for bad to 1 for what is held for good; 0 for most words */
  weightOf(word: string): number {
    return this.weights.get(word) ?? 0;
  }
}
