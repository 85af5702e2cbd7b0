#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { describeSettings } from '../server/config.js';
import { packageFolder } from '../server/package-folder.js';
import { analyzeCommand } from './analyze.js';
import { boundHeap } from './bound-heap.js';
import { doctorCommand } from './doctor.js';
import { evaluateCommand } from './evaluate.js';
import { ingestCommand } from './ingest.js';
import { keysCommand } from './keys.js';
import { migrateCommand } from './migrate.js';
import { queueCommand } from './queue.js';
import { readCommand } from './read.js';
import { reanalyzeCommand } from './reanalyze.js';
import { reportFailure } from './report-failure.js';
import { schemaCommand } from './schema.js';
import { serveCommand } from './serve.js';
import { workerCommand } from './worker.js';

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

const program = new Command('verbatim')
  .description(
    'Who said what about whom: statements read from news articles, kept in PostgreSQL, served over GraphQL.',
  )
  .version(await version(), '--version')
  .showHelpAfterError('(add --help for what there is)')
  .addHelpText('after', `${describeSettings()}\nExample:\n  verbatim serve`)
  .addCommand(serveCommand())
  .addCommand(migrateCommand())
  .addCommand(doctorCommand())
  .addCommand(keysCommand())
  .addCommand(ingestCommand())
  .addCommand(workerCommand())
  .addCommand(queueCommand())
  .addCommand(reanalyzeCommand())
  .addCommand(readCommand())
  .addCommand(analyzeCommand())
  .addCommand(evaluateCommand())
  .addCommand(schemaCommand());

await program.parseAsync().catch(reportFailure);
