import { describe, expect, it } from '@jest/globals';
import { ReplicationLag } from '../../src/store/replication-lag.js';

describe('the lag of a replica', () => {
  it('is unknown before the primary was seen', () => {
    expect(new ReplicationLag(1_000).of(5n, 0)).toBe(Infinity);
  });

  it('is the time since the primary was seen at the first place that it has not reached', () => {
    const lag = new ReplicationLag(1_000);
    lag.note(0, 10n);
    lag.note(100, 20n);
    lag.note(200, 30n);
    expect([9n, 10n, 25n, 30n, 40n].map((place) => lag.of(place, 250))).toEqual([250, 150, 50, 0, 0]);
  });

  it('is none where nothing is written, or the primary is away, however long', () => {
    const lag = new ReplicationLag(1_000);
    for (let at = 0; at < 5_000; at += 100) lag.note(at, 10n);
    expect([lag.of(10n, 60_000), lag.of(9n, 60_000) > 1_000]).toEqual([0, true]);
  });
});
