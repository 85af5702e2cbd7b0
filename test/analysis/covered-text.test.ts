import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CoveredText } from '../../src/domain/sorted-spans.js';
import { contains, overlaps, type TextSpan } from '../../src/domain/text-span.js';

const SPAN = fc
  .tuple(fc.nat(40), fc.nat(12))
  .map(([start, length]): TextSpan => ({ start, end: start + length + 1 }));

describe('text covered by many spans', () => {
  it('tells the same as a look at each of them', () => {
    fc.assert(
      fc.property(fc.array(SPAN, { maxLength: 12 }), SPAN, (spans, other) => {
        const covered = new CoveredText(spans);
        expect(covered.contains(other)).toBe(spans.some((span) => contains(span, other)));
        expect(covered.overlaps(other)).toBe(spans.some((span) => overlaps(span, other)));
      }),
      { numRuns: 2000 },
    );
  });
});
