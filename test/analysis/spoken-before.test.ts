import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SpeakerReference } from '../../src/analysis/findings.js';
import { PRONOUNS, type PronounTraits } from '../../src/analysis/lexicon/pronouns.js';
import { SpokenBefore } from '../../src/analysis/speakers/spoken-before.js';

const MOST_SPEAKERS = 6;
const SPEAKER = fc.nat(MOST_SPEAKERS - 1);

/** Somebody speaks, a pronoun tells somebody's gender, or a pronoun asks who spoke last of those it can mean. */
const EVENT = fc.oneof(
  SPEAKER.map((index) => ({ kind: 'SPEAKS', index }) as const),
  fc
    .record({ index: SPEAKER, gender: fc.constantFrom('MALE' as const, 'FEMALE' as const) })
    .map((told) => ({ kind: 'TELLS', ...told }) as const),
  fc.constantFrom(...PRONOUNS.values()).map((traits) => ({ kind: 'ASKS', traits }) as const),
);

function person(index: number): SpeakerReference {
  return { type: 'ENTITY', index };
}

describe('who spoke before', () => {
  it('tells the same as a look at all who spoke, the last one first', () => {
    fc.assert(
      fc.property(fc.array(EVENT, { maxLength: 40 }), (events) => {
        const genders = new Map<number, 'MALE' | 'FEMALE'>();
        const fits = (
          { index }: SpeakerReference,
          { gender, isPlural, isPersonal }: PronounTraits,
        ): boolean => {
          const told = genders.get(index);
          const isOfGender = gender === null || told === undefined || told === gender;
          return isOfGender && isPlural === (index === 0) && isPersonal === index > 1;
        };
        const spoken = new SpokenBefore(fits);
        const all: number[] = [];
        for (const event of events) {
          if (event.kind === 'SPEAKS') {
            all.push(event.index);
            spoken.remember(person(event.index));
          } else if (event.kind === 'TELLS') {
            if (!genders.has(event.index)) genders.set(event.index, event.gender);
          } else {
            const expected = all.findLast((index) => fits(person(index), event.traits));
            expect(spoken.lastThatFits(event.traits)?.index).toBe(expected);
          }
        }
        const latest = [...new Set(all.toReversed())];
        expect(spoken.last?.index).toBe(latest[0]);
        if (latest[0] === undefined) return;
        const others = spoken.othersThan(person(latest[0])).map(({ index }) => index);
        expect(others).toEqual(latest.slice(1, 3));
      }),
      { numRuns: 1000 },
    );
  });
});
