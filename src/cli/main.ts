#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolder } from '../server/package-folder.js';
import { boundHeap } from './bound-heap.js';
import { verbatimProgram } from './program.js';
import { reportFailure } from './report-failure.js';

async function version(): Promise<string> {
  const manifest = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

// Whoever reads our output may stop reading, as `head` does: then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

boundHeap();

await verbatimProgram(await version())
  .parseAsync()
  .catch(reportFailure);
