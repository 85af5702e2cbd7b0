import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('../support/bare-arguments.js', import.meta.url));

it('every field of every input and argument class has a rule, and no argument bypasses them', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM]);
  const { fields, bare, alone } = JSON.parse(stdout) as { fields: number; bare: string[]; alone: string[] };
  expect({ bare, alone }).toEqual({ bare: [], alone: [] });
  expect(fields).toBeGreaterThan(50);
});
