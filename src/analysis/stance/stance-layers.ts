import { CLASSES } from './stance-classes.js';
import { DISTANCE_COUNT, MARK_COUNT, PARTS_OF_SPEECH } from './stance-input.js';
import { WORD_SIZE } from './word-vectors.js';

/** How many numbers stand for a distance, a mark and a part of speech. */
export const [DISTANCE_SIZE, MARK_SIZE, PART_SIZE] = [8, 6, 6] as const;
/** All that stands for one place. */
export const PLACE_SIZE = WORD_SIZE + DISTANCE_SIZE + MARK_SIZE + PART_SIZE;
/** The place before, the place, the place after. */
export const TAPS = 3;
/** What is looked for at each place. */
export const FILTERS = 64;
/** Left of the target with it, right of it with it, near it. */
export const POOLS = 3;

/** The numbers that are fitted, as views of one list. Row by row: the last index runs fastest. */
export interface StanceLayers {
  /** TAPS × PLACE_SIZE × FILTERS */
  readonly filters: Float32Array;
  readonly filterBias: Float32Array;
  /** DISTANCE_COUNT × DISTANCE_SIZE, and so on. */
  readonly distances: Float32Array;
  readonly marks: Float32Array;
  readonly parts: Float32Array;
  /** POOLS × FILTERS × CLASSES */
  readonly output: Float32Array;
  readonly outputBias: Float32Array;
}

const LENGTHS: Readonly<Record<keyof StanceLayers, number>> = {
  filters: TAPS * PLACE_SIZE * FILTERS,
  filterBias: FILTERS,
  distances: DISTANCE_COUNT * DISTANCE_SIZE,
  marks: MARK_COUNT * MARK_SIZE,
  parts: PARTS_OF_SPEECH.length * PART_SIZE,
  output: POOLS * FILTERS * CLASSES,
  outputBias: CLASSES,
};

/** How many numbers one network has. */
export const LAYERS_LENGTH = Object.values(LENGTHS).reduce((sum, length) => sum + length, 0);

/** @param numbers LAYERS_LENGTH of them */
export function layersOf(numbers: Float32Array): StanceLayers {
  let offset = 0;
  const next = (layer: keyof StanceLayers): Float32Array => {
    offset += LENGTHS[layer];
    return numbers.subarray(offset - LENGTHS[layer], offset);
  };
  return {
    filters: next('filters'),
    filterBias: next('filterBias'),
    distances: next('distances'),
    marks: next('marks'),
    parts: next('parts'),
    output: next('output'),
    outputBias: next('outputBias'),
  };
}
