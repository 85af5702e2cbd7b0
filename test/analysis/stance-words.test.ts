import { describe, expect, it } from '@jest/globals';
import { emptyDraft } from '../../src/analysis/draft.js';
import { segmentParagraphs } from '../../src/analysis/phases/segment-paragraphs.js';
import { tagTokens } from '../../src/analysis/phases/tag-tokens.js';
import { toLetters } from '../../src/analysis/stance/numbers-in-letters.js';
import { CLASSES } from '../../src/analysis/stance/stance-classes.js';
import { stanceInput, type StanceInput } from '../../src/analysis/stance/stance-input.js';
import { Role, rolesOf } from '../../src/analysis/stance/target-roles.js';
import { CELL_COUNT, cellsOf, readCell, traitsOf, type Cell } from '../../src/analysis/stance/word-cells.js';
import { pairKey, PairKind, readKeys, writeKeys } from '../../src/analysis/stance/word-pairs.js';
import { NEAREST_POST, POST_COUNT, postsOf, QUOTED_POST } from '../../src/analysis/stance/word-posts.js';
import { WordScores } from '../../src/analysis/stance/word-scores.js';
import {
  EXTREME_COUNT,
  extremesOf,
  REGION_COUNT,
  regionsOf,
  TRAIT_ROWS,
  ZONE_COUNT,
  zoneOf,
  type WrittenScores,
} from '../../src/analysis/stance/word-tables.js';
import { WORD_SIZE, WordVectors } from '../../src/analysis/stance/word-vectors.js';

function inputOf(text: string, target = 'Ruiz'): StanceInput {
  const draft = emptyDraft(text);
  const { tokens } = tagTokens({ ...draft, ...segmentParagraphs(draft) });
  const start = text.indexOf(target);
  return stanceInput(tokens, { start, end: start + target.length }, { start: 0, end: text.length });
}

function cellOf(input: StanceInput, word: string): Cell {
  return readCell(cellsOf(input)[input.words.indexOf(word)] ?? -1);
}

/** @returns the role of a word, -1 for none */
function roleOf(text: string, word: string): number {
  const input = inputOf(text);
  return rolesOf(input)[input.words.indexOf(word)] ?? -1;
}

const letters = (numbers: readonly number[], each = 2) => ({
  letters: toLetters(numbers, each, 1),
  limit: 1,
});
const zeros = (count: number): number[] => new Array<number>(count).fill(0);
const NOTHING: WrittenScores = {
  words: '',
  zones: { letters: '', limit: 1 },
  pairs: '',
  pairScores: { letters: '', limit: 1 },
  regions: letters(zeros(REGION_COUNT * WORD_SIZE * CLASSES)),
  weighed: letters(zeros(POST_COUNT * 2 * CLASSES)),
  extremes: letters(zeros(EXTREME_COUNT * 2 * CLASSES)),
  traits: letters(zeros(TRAIT_ROWS * CLASSES)),
};
const WEIGHED = { words: 'corrupt honest', letters: toLetters([-0.8, 0.6], 1, 1) };
/** Negative for bad, positive for good. */
const BAD_OR_GOOD = [1, 0, 0, 0, 0, 1];

/** @returns the probabilities of negative, neutral and positive where nothing but what is given tells */
function told(text: string, written: Partial<WrittenScores>): readonly number[] {
  const vectors = new WordVectors({ words: '', letters: '', limit: 1, weighed: WEIGHED });
  return new WordScores(vectors, { ...NOTHING, ...written }).probabilities(inputOf(text));
}

const weighed = (text: string): readonly number[] =>
  told(text, { weighed: letters(Array.from({ length: POST_COUNT }, () => BAD_OR_GOOD).flat()) });

describe('where a word stands to a target', () => {
  const text = 'A brave Ruiz thanked Karl Lund warmly, and the honest crowd left.';
  const input = inputOf(text);

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

  it('is in one zone, and in regions and groups that all exist', () => {
    for (let cell = 0; cell < CELL_COUNT; cell++) {
      expect(zoneOf(cell)).toBeLessThan(ZONE_COUNT);
      expect(Math.max(...extremesOf(cell))).toBeLessThan(EXTREME_COUNT);
    }
    const regions = Array.from({ length: POST_COUNT }, (_, post) => regionsOf(post)).flat();
    expect(new Set(regions).size).toBe(REGION_COUNT);
    expect(Math.max(...regions)).toBe(REGION_COUNT - 1);
  });

  it('is told by the nearest verb, adjective and noun of each side, once each', () => {
    const { nearest } = postsOf(input);
    const posts = [...nearest].filter((post) => post >= 0);
    expect(new Set(posts).size).toBe(posts.length);
    expect(nearest[input.words.indexOf('brave')]).toBe(NEAREST_POST + 1);
    expect(nearest[input.words.indexOf('thanked')]).toBe(NEAREST_POST + 3);
  });

  it('is told by quotation marks, where there are any', () => {
    expect([...postsOf(input).quoted].every((post) => post === -1)).toBe(true);
    const quoting = inputOf('“A corrupt liar,” Lund said of Ruiz.');
    const { quoted } = postsOf(quoting);
    expect(quoted[quoting.words.indexOf('corrupt')]).toBe(QUOTED_POST + 2);
    expect(quoted[quoting.words.indexOf('said')]).toBe(QUOTED_POST);
  });
});

describe('the role of a word', () => {
  it.each([
    ['Ruiz wrecked the harbour.', 'wrecked', Role.SUBJECT_VERB],
    ['Ruiz, a retired baker, wrecked the harbour.', 'wrecked', Role.SUBJECT_VERB],
    ['Ruiz tried to wreck the harbour.', 'wreck', Role.SUBJECT_VERB],
    ['Ruiz said the harbour was closed.', 'said', Role.SPEECH_VERB],
    ['Ruiz was attacked by the crowd.', 'attacked', Role.PASSIVE_VERB],
    ['Ruiz is a liar.', 'liar', Role.PREDICATE],
    ['Ruiz’s blunder closed the harbour.', 'blunder', Role.POSSESSED],
    ['The disgraced baker Ruiz left.', 'baker', Role.MODIFIER],
    ['The crowd praised Ruiz.', 'praised', Role.OBJECT_VERB],
    ['The crowd marched against Ruiz.', 'against', Role.PREPOSITION],
    ['The crowd marched against Ruiz.', 'marched', Role.PREPOSITION_HEAD],
    ['The captain said the crowd would stop Ruiz.', 'said', Role.OTHER_SPEECH],
    ['The harbour closed before Ruiz arrived.', 'closed', Role.PREPOSITION_HEAD],
  ])('%s: %s', (text, word, role) => {
    expect(roleOf(text, word)).toBe(role);
  });

  it('is none where nothing ties a word to the target', () => {
    expect(roleOf('Ruiz left while the crowd sang.', 'crowd')).toBe(-1);
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

  it('add what the most good and bad words weigh', () => {
    const extremes = letters(Array.from({ length: EXTREME_COUNT }, () => BAD_OR_GOOD).flat());
    const [negative = 0, , positive = 0] = told('Ruiz is honest, and the harbour is corrupt.', { extremes });
    expect(positive).toBeLessThan(negative);
    expect(told('Ruiz is honest.', { extremes })[2]).toBeGreaterThan(1 / 3);
  });

  it('add what pairs weigh, side by side or with one word between', () => {
    const written = (kind: PairKind): Partial<WrittenScores> => ({
      words: 'odd harbour',
      zones: letters(zeros(2 * ZONE_COUNT * CLASSES), 1),
      pairs: writeKeys([pairKey(kind, 0, 1)]),
      pairScores: letters([-1, -1, 1], 1),
    });
    expect(told('Ruiz left the odd harbour.', written(PairKind.NEXT))[2]).toBeGreaterThan(0.5);
    expect(told('Ruiz left the odd old harbour.', written(PairKind.APART))[2]).toBeGreaterThan(0.5);
    expect(told('Ruiz left the odd old harbour.', written(PairKind.NEXT))[2]).toBeLessThan(0.5);
  });

  it('are probabilities', () => {
    expect(weighed('Ruiz is honest.').reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });
});

it('pairs are read as they were written', () => {
  const keys = [
    pairKey(PairKind.NEXT, 0, 3),
    pairKey(PairKind.APART, 7, 9),
    pairKey(PairKind.POST, 41, 16_000),
  ];
  expect([...readKeys(writeKeys(keys))]).toEqual(keys.map((key, place) => [key, place]));
});
