import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, findBreakingChanges } from 'graphql';

const read = (file: string): Promise<string> => readFile(new URL(file, import.meta.url), 'utf8');

describe('the contract with frontends', () => {
  it('is kept: the schema has all of it, under the same names', async () => {
    const contract = buildSchema(await read('contract.graphql'));
    expect(findBreakingChanges(contract, buildSchema(await read('../../schema.graphql')))).toEqual([]);
  });

  it('would be broken by a field that went', async () => {
    const schema = await read('../../schema.graphql');
    const contract = buildSchema(await read('contract.graphql'));
    const without = buildSchema(schema.replace('  wordCount: Int!', '  words: Int!'));
    expect(findBreakingChanges(contract, without).map(({ description }) => description)).toEqual([
      'Article.wordCount was removed.',
    ]);
  });
});
