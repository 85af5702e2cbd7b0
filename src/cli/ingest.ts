import { Command, InvalidArgumentError } from 'commander';
import { ingestFiles, type IngestSummary } from '../ingest/ingest-files.js';
import { pageFiles } from '../ingest/page-files.js';
import { describeSettings, readConfig } from '../server/config.js';
import { openDatabase } from '../server/open-database.js';
import { printable } from './printable.js';
import { ProgressBar } from './progress-bar.js';

export interface PageOptions {
  retrievedAt?: Date;
  outlet?: string;
}

export function parseTime(value: string): Date {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) throw new InvalidArgumentError('It must be a time such as 2024-05-31T10:00:00Z.');
  return time;
}

function report({ counts, refused }: IngestSummary): void {
  for (const { file, error } of refused) {
    process.stderr.write(`Refused ${printable(file)}: ${error.code}: ${printable(error.message)}\n`);
  }
  const { created, changed, unchanged } = counts;
  process.stdout.write(
    `${String(created)} created, ${String(changed)} changed, ${String(unchanged)} unchanged, ${String(refused.length)} refused\n`,
  );
  if (refused.length > 0) process.exitCode = 1;
}

async function ingest(paths: string[], options: PageOptions): Promise<void> {
  const files = await pageFiles(paths);
  const open = await openDatabase(readConfig());
  const bar = new ProgressBar('Reading', files.length);
  try {
    report(
      await ingestFiles(open.database, files, options, () => {
        bar.step();
      }),
    );
  } finally {
    bar.stop();
    await open.close();
  }
}

export function ingestCommand(): Command {
  return new Command('ingest')
    .description('Read saved text pages into the archive; reading one again unchanged changes nothing')
    .argument('<path...>', 'files, or folders whose .txt files are all read')
    .option('--retrieved-at <time>', 'when the pages were saved: dates comments printed as "2 days ago"', parseTime)
    .option('--outlet <name>', 'the outlet, for pages that do not tell theirs')
    .addHelpText(
      'after',
      `${describeSettings()}\nExample:\n  verbatim ingest --retrieved-at 2024-05-31T10:00:00Z ~/saved-pages`,
    )
    .action(ingest);
}
