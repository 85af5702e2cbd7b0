import { Command } from 'commander';
import { describeSettings } from '../server/config.js';
import { analyzeCommand } from './analyze.js';
import { doctorCommand } from './doctor.js';
import { evaluateCommand } from './evaluate.js';
import { ingestCommand } from './ingest.js';
import { keysCommand } from './keys.js';
import { migrateCommand } from './migrate.js';
import { queueCommand } from './queue.js';
import { readCommand } from './read.js';
import { reanalyzeCommand } from './reanalyze.js';
import { schemaCommand } from './schema.js';
import { serveCommand } from './serve.js';
import { workerCommand } from './worker.js';

/** `verbatim` with every command there is. One that writes to the archive stands in its audit log: see the test of all. */
export function verbatimProgram(version: string): Command {
  return new Command('verbatim')
    .description(
      'Who said what about whom: statements read from news articles, kept in PostgreSQL, served over GraphQL.',
    )
    .version(version, '--version')
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
}
