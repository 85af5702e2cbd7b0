import { Command } from 'commander';
import { VerbatimError } from '../domain/errors.js';
import type { IngestSummary, RefusedFile } from '../ingest/ingest-files.js';
import { describeSettings, readConfig } from '../server/config.js';
import { addSourceOptions, type PageOptions } from './page-options.js';
import { ProgressBar } from './progress-bar.js';
import { RejectList } from './reject-list.js';
import { stopSignal } from './stop-signal.js';

function report({ counts, refused }: IngestSummary): void {
  const { created, changed, unchanged } = counts;
  const numbers = { created, changed, unchanged, refused };
  const parts = Object.entries(numbers).map(([outcome, count]) => `${String(count)} ${outcome}`);
  process.stdout.write(`${parts.join(', ')}\n`);
  if (refused > 0) process.exitCode = 1;
}

async function ingest(paths: string[], { rejects, ...options }: PageOptions): Promise<void> {
  const config = readConfig();
  const signal = stopSignal();
  // Loaded when needed: `--help` does without a language model and a database driver.
  const { ingestFiles } = await import('../ingest/ingest-files.js');
  const { pageFiles } = await import('../ingest/sources/page-files.js');
  const { openDatabase } = await import('../server/open-database.js');
  const files = await pageFiles(paths);
  if (files.length === 0) {
    throw new VerbatimError('PAGE_UNREADABLE', `There is no file to read in ${paths.join(', ')}.`);
  }
  const list = await RejectList.open(rejects);
  const open = await openDatabase(config);
  const bar = new ProgressBar('Reading', files.length);
  const observer = {
    onFile: bar.step,
    onPage: bar.page,
    onRefused: (refused: RefusedFile) => {
      bar.reject();
      list.add(refused);
    },
  };
  try {
    const { url: databaseUrl } = open.postgres;
    const summary = await ingestFiles(open.database, files, { ...options, databaseUrl }, observer, signal);
    bar.stop();
    await list.close();
    report(summary);
    if (signal.aborted) process.exitCode = 130;
  } finally {
    bar.stop();
    await open.close();
  }
}

/** `verbatim ingest`: pages into the archive. */
export function ingestCommand(): Command {
  const command = new Command('ingest').description(
    'Read pages, feeds, web archives, JSON Lines and tables of comments into the archive; reading one again unchanged changes nothing',
  );
  return addSourceOptions(command)
    .addHelpText(
      'after',
      `${describeSettings()}\nExample:\n  verbatim ingest --rejects rejects.jsonl ~/saved-pages https://ledger.example/feed.xml`,
    )
    .action(ingest);
}
