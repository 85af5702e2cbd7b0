/** A generator of pseudo-random numbers that gives the same ones for the same seed. Source: sfc32, of PractRand. */
export class Random {
  constructor(seed) {
    this.state = [0x9e3779b9, 0x243f6a88, 0xb7e15162, seed | 0];
    for (let i = 0; i < 20; i++) this.next();
  }

  /** @returns 0 inclusive to 1 exclusive */
  next() {
    const [a, b, c, counter] = this.state;
    const sum = (a + b + counter) | 0;
    this.state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (counter + 1) | 0];
    return (sum >>> 0) / 4_294_967_296;
  }

  /** @returns 0 inclusive to `below` exclusive, a whole number */
  below(below) {
    return Math.floor(this.next() * below);
  }

  chance(probability) {
    return this.next() < probability;
  }
}

/** Draws ranks by a power law: the first twice as often as the second (exponent 1), three times as often as the third. */
export class PowerLaw {
  static #TABLE_SIZE = 1 << 18;

  constructor(random, count, exponent) {
    this.random = random;
    const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    // Drawn by looking up a table of the inverse distribution: a search for each word would take longer than all else.
    this.table = new Int32Array(PowerLaw.#TABLE_SIZE);
    this.cumulative = new Float64Array(count);
    let sum = 0;
    weights.forEach((weight, rank) => (this.cumulative[rank] = sum += weight / total));
    let rank = 0;
    for (let i = 0; i < this.table.length; i++) {
      while (rank < count - 1 && this.cumulative[rank] < i / this.table.length) rank++;
      this.table[i] = rank;
    }
  }

  /** @returns a rank, 0 the most frequent */
  draw() {
    const point = this.random.next();
    let rank = this.table[Math.floor(point * this.table.length)];
    while (rank < this.cumulative.length - 1 && this.cumulative[rank] < point) rank++;
    return rank;
  }
}
