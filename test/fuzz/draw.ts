import fc, { type GeneratorValue } from 'fast-check';

const upTo = (max: number) => fc.nat({ max });

/** Choices of one request, all from one seed of fast-check's. */
export class Draw {
  constructor(private readonly generate: GeneratorValue) {}

  /** A whole number between the two, each as likely. */
  between(min: number, max: number): number {
    return min + this.generate(upTo, max - min);
  }

  /** Whether something happens that happens so often in a hundred times. */
  chance(percent: number): boolean {
    return this.generate(upTo, 99) < percent;
  }

  /** One of a list that is not empty. */
  oneOf<T>(list: readonly T[]): T {
    const chosen = list[this.between(0, list.length - 1)];
    if (chosen === undefined) throw new RangeError('There is nothing to choose from.');
    return chosen;
  }

  /** Some of a list in its order, at most so many. */
  some<T>(list: readonly T[], most: number): T[] {
    const left = [...list];
    const count = this.between(Math.min(1, list.length), Math.min(most, list.length));
    while (left.length > count) left.splice(this.between(0, left.length - 1), 1);
    return left;
  }

  /** Any text, of whichever letters. */
  text(maxLength: number): string {
    return this.generate(anyText, maxLength);
  }
}

const anyText = (maxLength: number) => fc.string({ unit: 'binary', maxLength });

/**
 * So many values, made by `make` of one seed: the same seed gives the same values. They come in chunks, as all of them
 * at once would be much to keep.
 */
export function* drawn<T>(
  make: (draw: Draw, number: number) => T,
  count: number,
  seed: number,
): Generator<T> {
  const chunk = 250;
  for (let begin = 0; begin < count; begin += chunk) {
    const numRuns = Math.min(chunk, count - begin);
    const made = fc.gen().map((generate) => generate);
    // Each is made when it is drawn, with a number of its own.
    let number = begin;
    const values = fc.noBias(made.map((generate) => make(new Draw(generate), number++)));
    yield* fc.sample(values, { numRuns, seed: seed + begin });
  }
}
