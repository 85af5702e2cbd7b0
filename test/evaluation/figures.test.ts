import { describe, expect, it } from '@jest/globals';
import { binned } from '../../src/evaluation/calibration.js';
import { checkedSpans } from '../../src/evaluation/checked-spans.js';
import { figuresOf } from '../../src/evaluation/figures.js';
import { wilsonInterval } from '../../src/evaluation/interval.js';
import { CALIBRATION_ERROR, F1, MACRO_F1, SHARE } from '../../src/evaluation/statistics.js';

describe('a figure', () => {
  it('adds the documents up', () => {
    const [figure] = figuresOf(
      [{ name: 'a', statistic: F1 }],
      [{ a: [1, 2, 1, 4] }, {}, { a: [2, 2, 2, 2] }],
    );
    expect(figure?.counts).toEqual([3, 4, 3, 6]);
    expect(figure?.value).toBeCloseTo(0.6);
  });

  it('has the same interval every time, around its value', () => {
    const tallies = Array.from({ length: 40 }, (_, i) => ({ a: [i % 3, 3, i % 3, 3] }));
    const [first, again] = [1, 2].map(() => figuresOf([{ name: 'a', statistic: F1 }], tallies)[0]);
    expect(first).toEqual(again);
    expect(first?.low).toBeLessThan(first?.value ?? 0);
    expect(first?.high).toBeGreaterThan(first?.value ?? 1);
  });

  it('is left out where there is no case of it', () => {
    expect(figuresOf([{ name: 'a', statistic: SHARE }], [{ a: [0, 0] }])).toEqual([]);
  });
});

describe('an interval of a share', () => {
  // As published tables have it for 8 of 10.
  it('is that of Wilson', () => {
    const { low, high } = wilsonInterval(8, 10);
    expect([low, high].map((bound) => bound.toFixed(3))).toEqual(['0.490', '0.943']);
  });
});

describe('the calibration error', () => {
  it('is nothing where of four at .75 three are right', () => {
    const judged = [true, true, true, false].map((isRight) => ({ confidence: 0.75, isRight }));
    expect(CALIBRATION_ERROR.of(binned(judged))).toBeCloseTo(0);
  });

  it('is the distance of promise and truth', () => {
    const judged = [true, false].map((isRight) => ({ confidence: 1, isRight }));
    expect(CALIBRATION_ERROR.of(binned(judged))).toBeCloseTo(0.5);
  });
});

describe('macro F1', () => {
  it('counts a rare class as much as a frequent one', () => {
    expect(MACRO_F1.of([...[100, 100, 100, 100], ...[0, 0, 0, 1]])).toBeCloseTo(0.5);
  });
});

describe('spans held against their text', () => {
  it('are counted, wherever they stand in the findings', () => {
    const findings = { quotes: [{ start: 0, end: 2, text: 'Go', cue: { start: 3, end: 6, text: 'now' } }] };
    expect(checkedSpans('Go now', findings)).toBe(2);
  });

  it.each([
    { start: 0, end: 2, text: 'go' },
    { start: 4, end: 9 },
    { start: 2, end: 2, text: '' },
  ])('are refused where other words stand: %j', (span) => {
    expect(() => checkedSpans('Go now', { mentions: [span] })).toThrow('Other words');
  });
});
