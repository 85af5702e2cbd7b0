import { describe, expect, it } from '@jest/globals';
import { readByline } from '../../src/ingest/read-byline.js';

describe('a byline', () => {
  it.each([
    ['By Ann Lee', ['Ann Lee'], null],
    ['By Lee', ['Lee'], null],
    ['By Ann Lee, Bo Ek and Tim Ude', ['Ann Lee', 'Bo Ek', 'Tim Ude'], null],
    ['By Željko Šarić & Łukasz Żak', ['Željko Šarić', 'Łukasz Żak'], null],
    [
      'By Dr. María-José O’Neill and Jean-Luc de la Tour',
      ['Dr. María-José O’Neill', 'Jean-Luc de la Tour'],
      null,
    ],
    ['BY ANN O’NEILL-LEE AND BO EK', ['Ann O’Neill-Lee', 'Bo Ek'], null],
    ['By Ann Lee, Political Editor', ['Ann Lee'], null],
    ['By Ann Lee in Lisk', ['Ann Lee'], null],
    ['By Ann Lee, Reuters', ['Ann Lee'], null],
    ['Ann Lee March 4, 2015', ['Ann Lee'], '2015-03-04T00:00:00.000Z'],
    ['By Ann Lee | 2015-03-04T09:30:00Z', ['Ann Lee'], '2015-03-04T09:30:00.000Z'],
    [
      'By Ann Lee\nPublished: March 4, 2015 | Updated: March 6, 2015',
      ['Ann Lee'],
      '2015-03-04T00:00:00.000Z',
    ],
    ['Wednesday 4 March 2015 09.30 GMT', [], '2015-03-04T09:30:00.000Z'],
    ['By our correspondent', [], null],
    ['Reuters', [], null],
  ])('%j names %j and the time %j', (line, authors, publishedAt) => {
    const byline = readByline(line);
    expect([byline?.authors, byline?.publishedAt?.toISOString() ?? null]).toEqual([authors, publishedAt]);
  });

  it.each([
    'The council voted on Tuesday',
    'By the sea',
    'Ann Lee is a writer.',
    'Ann Lee',
    'Who pays for March 4, 2015?',
  ])('is not %j', (line) => {
    expect(readByline(line)).toBeNull();
  });
});
