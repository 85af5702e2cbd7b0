import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { ANALYSIS_VERSION } from '../../src/analysis/analyze-article.js';
import { ANALYSIS_QUALITY } from '../../src/domain/analysis-quality.js';
import { accuracyDocument } from '../../src/evaluation/accuracy-document.js';

const FILE = fileURLToPath(new URL('../../ACCURACY.md', import.meta.url));

describe('ACCURACY.md', () => {
  it('shows what the API serves: run `node scripts/measure-quality.mjs CORPORA` after a change', async () => {
    const options = await resolveConfig(FILE);
    const expected = await format(accuracyDocument(ANALYSIS_QUALITY), { ...options, filepath: FILE });
    expect(await readFile(FILE, 'utf8')).toBe(expected);
  });

  it('tells of the analysis as it is, and not of one before it', () => {
    expect(ANALYSIS_QUALITY.analysisVersion).toBe(ANALYSIS_VERSION);
  });

  it('has figures of quotes, of names and of stance', () => {
    const commands = ANALYSIS_QUALITY.corpora.map(({ command }) => command.split(' ').slice(0, 3).join(' '));
    expect(new Set(commands)).toEqual(
      new Set(['quotes', 'entities', 'stance'].map((subject) => `verbatim evaluate ${subject}`)),
    );
  });
});
