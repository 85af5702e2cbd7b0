import { describe, expect, it } from '@jest/globals';
import { MinHash } from 'bloom-filters';
import { HASH_FUNCTIONS, textFingerprint, TextSketch } from '../../src/ingest/text-fingerprint.js';

const HASHES = Array.from({ length: 3_000 }, (_, i) => (i * 7_368_787 + 13) % 2 ** 26);

describe('the fingerprint of a text', () => {
  it('is the MinHash that the library makes of it', () => {
    const swift = new TextSketch(HASH_FUNCTIONS.length, HASH_FUNCTIONS);
    const plain = new MinHash(HASH_FUNCTIONS.length, HASH_FUNCTIONS);
    for (const sketch of [swift, plain]) sketch.bulkLoad([0, 2 ** 26 - 1, ...HASHES]);
    expect(swift._signature).toEqual(plain._signature);
  });

  it('stays what it was in every version, for it is compared with what is stored', () => {
    const text = Array.from(
      { length: 60 },
      (_, i) => `Boat ${String(i)} left harbour ${String(i % 7)}.`,
    ).join(' ');
    const { signature, bands, sketch } = textFingerprint(text) ?? { signature: [], bands: [], sketch: '' };
    expect(signature.slice(0, 3)).toEqual([210_564, 843_556, 49_239]);
    // The last four bits of each place: 210,564 ends in 0100, 843,556 in 0100, 49,239 in 0111.
    expect(sketch.slice(0, 12)).toBe('010001000111');
    expect(bands.slice(0, 2)).toEqual(['-8245666754734377347', '-4759434726761632809']);
  });

  it('is none for a line of words', () => {
    expect(textFingerprint('Boats left the harbour.')).toBeNull();
  });
});
