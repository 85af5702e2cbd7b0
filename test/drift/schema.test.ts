import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { printVerbatimSchema } from '../../src/graphql/schema.js';

describe('schema.graphql', () => {
  it('is what the code would print: run `npx verbatim schema print > schema.graphql` after a change', async () => {
    const committed = await readFile(new URL('../../schema.graphql', import.meta.url), 'utf8');
    expect(committed).toBe(await printVerbatimSchema());
  });
});
