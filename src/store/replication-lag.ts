interface Sample {
  readonly at: number;
  readonly position: bigint;
}

/**
 * Decides how far behind a replica is, in time: by when the primary was seen at the first place that the replica has not
 * reached. What a replica tells of itself is no measure: where nothing is written, its last transaction is old. Talks to
 * nobody.
 */
export class ReplicationLag {
  private samples: Sample[] = [];

  /** @param keptMs lags up to here are told apart */
  constructor(private readonly keptMs: number) {}

  /** Notes how far the primary has written. @param at milliseconds of any clock that only goes forward */
  note(at: number, position: bigint): void {
    this.samples = this.samples.filter((sample) => at - sample.at <= this.keptMs);
    this.samples.push({ at, position });
  }

  /**
   * @returns milliseconds; 0 for a replica that has all that was seen, also while the primary is away; Infinity before
   *   the primary was seen at all
   */
  of(replayed: bigint, now: number): number {
    if (this.samples.length === 0) return Infinity;
    const missing = this.samples.find(({ position }) => position > replayed);
    return missing ? now - missing.at : 0;
  }
}
