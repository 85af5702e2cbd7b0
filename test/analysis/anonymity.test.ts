import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { exactWords } from '../../src/domain/text-span.js';

interface Told {
  readonly text: string;
  readonly requested: boolean;
  readonly reason: string | null;
  readonly category: string | null;
}

const FILE = new URL('./anonymity-sentences.json', import.meta.url);
const sentences = JSON.parse(await readFile(FILE, 'utf8')) as Told[];

function found(text: string): Omit<Told, 'text'> {
  const { unnamedSources } = analyzeArticle(text);
  const reason = unnamedSources.find(({ anonymityReason }) => anonymityReason)?.anonymityReason ?? null;
  return {
    requested: unnamedSources.some(({ anonymityRequested }) => anonymityRequested),
    reason: reason && exactWords(text, reason),
    category: reason?.category ?? null,
  };
}

function shareOf(test: (told: Told, answer: Omit<Told, 'text'>) => boolean, among: readonly Told[]): number {
  const right = among.filter((told) => test(told, found(told.text)));
  return right.length / among.length;
}

/** Sentences of our own in the ways newspapers print them, written before the patterns that find them. */
describe(`the stated reason for anonymity, on ${String(sentences.length)} sentences`, () => {
  const withReason = sentences.filter(({ reason }) => reason !== null);

  it('is found in its exact words, and of the right sort, four times in five', () => {
    const words = shareOf(({ reason }, answer) => answer.reason === reason, withReason);
    const both = shareOf(
      ({ reason, category }, answer) => answer.reason === reason && answer.category === category,
      withReason,
    );
    process.stdout.write(
      `Reasons for anonymity, of ${String(withReason.length)}: exact words ${words.toFixed(3)}, and category ${both.toFixed(3)}\n`,
    );
    expect(both).toBeGreaterThanOrEqual(0.8);
  });

  it('is not found where none is stated', () => {
    const without = sentences.filter(({ reason }) => reason === null);
    expect(shareOf((_, answer) => answer.reason === null, without)).toBeGreaterThanOrEqual(0.9);
  });

  it('belongs to a request, which is told from no request', () => {
    expect(
      shareOf(({ requested }, answer) => answer.requested === requested, sentences),
    ).toBeGreaterThanOrEqual(0.9);
  });
});
