import { Command } from 'commander';
import { VerbatimError } from '../domain/errors.js';
import type { IngestSummary } from '../ingest/ingest-files.js';
import { describeSettings, readConfig } from '../server/config.js';
import { addPageOptions, type PageOptions } from './page-options.js';
import { printable } from './printable.js';
import { ProgressBar } from './progress-bar.js';
import { describeFailure } from './report-failure.js';
import { stopSignal } from './stop-signal.js';

function report({ counts, refused }: IngestSummary): void {
  for (const { file, error } of refused) {
    process.stderr.write(`Refused ${printable(file)}: ${describeFailure(error)}\n`);
  }
  const { created, changed, unchanged } = counts;
  const numbers = { created, changed, unchanged, refused: refused.length };
  const parts = Object.entries(numbers).map(([outcome, count]) => `${String(count)} ${outcome}`);
  process.stdout.write(`${parts.join(', ')}\n`);
  if (refused.length > 0) process.exitCode = 1;
}

async function ingest(paths: string[], options: PageOptions): Promise<void> {
  const config = readConfig();
  const signal = stopSignal();
  // Loaded when needed: `--help` does without a language model and a database driver.
  const { ingestFiles } = await import('../ingest/ingest-files.js');
  const { pageFiles } = await import('../ingest/page-files.js');
  const { openDatabase } = await import('../server/open-database.js');
  const files = await pageFiles(paths);
  if (files.length === 0) {
    throw new VerbatimError('PAGE_UNREADABLE', `There is no .txt file in ${paths.join(', ')}.`);
  }
  const open = await openDatabase(config);
  const bar = new ProgressBar('Reading', files.length);
  try {
    const summary = await ingestFiles(open.database, files, options, bar.step, signal);
    bar.stop();
    report(summary);
    if (signal.aborted) process.exitCode = 130;
  } finally {
    bar.stop();
    await open.close();
  }
}

/** `verbatim ingest`: pages into the archive. */
export function ingestCommand(): Command {
  const command = new Command('ingest')
    .description('Read saved text pages into the archive; reading one again unchanged changes nothing')
    .argument('<path...>', 'files, or folders whose .txt files are all read');
  return addPageOptions(command)
    .addHelpText(
      'after',
      `${describeSettings()}\nExample:\n  verbatim ingest --retrieved-at 2024-05-31T10:00:00Z ~/saved-pages`,
    )
    .action(ingest);
}
