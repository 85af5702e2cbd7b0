import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { analyzeArticle } from '../../src/analysis/analyze-article.js';
import { findingsInWords } from '../support/findings-in-words.js';

const FOLDER = new URL('./cases/', import.meta.url);
const slugs = await readdir(FOLDER);

/** Each folder of `cases` is a text and what a reader finds in it. */
describe('the analysis', () => {
  it.each(slugs)('finds what a reader finds: %s', async (slug) => {
    const text = (await readFile(new URL(`${slug}/article.txt`, FOLDER), 'utf8')).trimEnd();
    const expected: unknown = JSON.parse(await readFile(new URL(`${slug}/expected.json`, FOLDER), 'utf8'));
    expect(findingsInWords(text, analyzeArticle(text))).toEqual(expected);
  });
});
