import { describe, expect, it } from '@jest/globals';
import { emptyDraft } from '../../src/analysis/draft.js';
import { segmentParagraphs } from '../../src/analysis/phases/segment-paragraphs.js';
import { tagTokens } from '../../src/analysis/phases/tag-tokens.js';
import { toLetters } from '../../src/analysis/stance/numbers-in-letters.js';
import { stanceInput, type StanceInput } from '../../src/analysis/stance/stance-input.js';
import { CLASSES, WORD_SIZE } from '../../src/analysis/stance/stance-layers.js';
import { CELL_COUNT, cellsOf, readCell, traitsOf, type Cell } from '../../src/analysis/stance/word-cells.js';
import {
  REGION_COUNT,
  regionsOf,
  TRAIT_ROWS,
  WordScores,
  ZONE_COUNT,
  zoneOf,
} from '../../src/analysis/stance/word-scores.js';
import { WordVectors } from '../../src/analysis/stance/word-vectors.js';

function inputOf(text: string, target: string): StanceInput {
  const draft = emptyDraft(text);
  const { tokens } = tagTokens({ ...draft, ...segmentParagraphs(draft) });
  const start = text.indexOf(target);
  return stanceInput(tokens, { start, end: start + target.length }, { start: 0, end: text.length });
}

function cellOf(input: StanceInput, word: string): Cell {
  return readCell(cellsOf(input)[input.words.indexOf(word)] ?? -1);
}

/** @returns a negative's and a positive's probability, where nothing but AFINN's weights tells */
function weighed(text: string): readonly number[] {
  const letters = (numbers: readonly number[]) => ({ letters: toLetters(numbers, 2, 1), limit: 1 });
  const row = [1, 0, 0, 0, 0, 1];
  const scores = new WordScores(new WordVectors({ words: '', letters: '', limit: 1 }), {
    words: '',
    zones: { letters: '', limit: 1 },
    regions: letters(new Array<number>(REGION_COUNT * WORD_SIZE * CLASSES).fill(0)),
    weighed: letters(Array.from({ length: CELL_COUNT }, () => row).flat()),
    traits: letters(new Array<number>(TRAIT_ROWS * CLASSES).fill(0)),
  });
  return scores.probabilities(inputOf(text, 'Ruiz'));
}

describe('where a word stands to a target', () => {
  const text = 'A brave Ruiz thanked Karl Lund warmly, and the honest crowd left.';
  const input = inputOf(text, 'Ruiz');

  it('is told by side, range, clause and the names between', () => {
    expect(cellOf(input, 'brave')).toEqual({ side: 0, range: 0, isSameClause: true, isNext: true });
    expect(cellOf(input, 'thanked')).toEqual({ side: 1, range: 0, isSameClause: true, isNext: true });
    expect(cellOf(input, 'warmly')).toEqual({ side: 1, range: 2, isSameClause: true, isNext: false });
    expect(cellOf(input, 'honest')).toMatchObject({ side: 1, isSameClause: false, isNext: false });
  });

  it('takes the words of one name as one', () => {
    const names = [...cellsOf(input)].filter((_, i) => i !== 2 && input.words[i] === '');
    expect(names.map((cell) => readCell(cell).isNext)).toEqual([true, true]);
    expect(traitsOf(input)).toEqual({ names: 1, isPronoun: false, isFirst: false });
  });

  it('is in one zone, and in regions that all exist', () => {
    for (let cell = 0; cell < CELL_COUNT; cell++) {
      expect(zoneOf(cell)).toBeLessThan(ZONE_COUNT);
      expect(Math.max(...regionsOf(cell))).toBeLessThan(REGION_COUNT);
    }
  });
});

describe('word scores', () => {
  it('add up what words weigh, and a denial turns it', () => {
    const [good, bad, denied] = ['honest', 'corrupt', 'not honest'].map((words) =>
      weighed(`Ruiz is ${words}.`),
    );
    expect(good?.[2]).toBeGreaterThan(good?.[0] ?? 1);
    expect(bad?.[0]).toBeGreaterThan(bad?.[2] ?? 1);
    expect(denied?.[0]).toBeGreaterThan(denied?.[2] ?? 1);
  });

  it('are probabilities', () => {
    expect(weighed('Ruiz is honest.').reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });
});
