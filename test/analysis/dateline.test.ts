import { describe, expect, it } from '@jest/globals';
import { findDateline } from '../../src/analysis/dateline.js';
import { exactWords } from '../../src/domain/text-span.js';

describe('a dateline', () => {
  it.each([
    ['LISK: The council voted.', 'LISK'],
    ['LISK (AP) — The council voted.', 'LISK'],
    ['LISK, Norway (AP) — The council voted.', 'LISK, Norway'],
    ['LISK, May 3 — The council voted.', 'LISK'],
    ['LISK, Norway, May 3, 2015 (Reuters) - The council voted.', 'LISK, Norway'],
    ['LISK/TARN - “No,” the council said.', 'LISK/TARN'],
    ['LISK\u00a0(Reuters)\u00a0-\u00a0The council voted.', 'LISK'],
    ['ST. PETERSBURG, Russia — The council voted.', 'ST. PETERSBURG, Russia'],
    ['New Delhi: The council voted.', 'New Delhi'],
  ])('of %j is %j', (text, place) => {
    const dateline = findDateline(text);
    expect(dateline && exactWords(text, dateline.place)).toBe(place);
  });

  it.each([
    'NATO — an alliance of many states — met.',
    'I — like everybody — read it.',
    'UPDATE: The council voted.',
    'Nobody: The council voted.',
    'HILL: Let us begin.\n\nLEE: Yes.\n\nHILL: Now.',
    'The council of Lisk - The Lisk Council - voted.',
  ])('is not in %j', (text) => {
    expect(findDateline(text)).toBeNull();
  });
});
