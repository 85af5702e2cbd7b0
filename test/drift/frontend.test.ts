import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { printPossibleTypes, printTypePolicies } from '../../src/graphql/client-files.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';

it.each([
  ['possible-types', printPossibleTypes],
  ['type-policies', printTypePolicies],
])('frontend/%s.js is what `npx verbatim schema` would print under its name', async (name, print) => {
  const committed = await readFile(new URL(`../../frontend/${name}.js`, import.meta.url), 'utf8');
  expect(committed).toBe(print(await buildVerbatimSchema()));
});
