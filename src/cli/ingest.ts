import { Command } from 'commander';
import { VerbatimError } from '../domain/errors.js';
import type { QueueSummary } from '../ingest/queue/queue-files.js';
import type { IngestSummary, RefusedFile } from '../ingest/ingest-files.js';
import { describeSettings, readConfig } from '../server/config.js';
import { addSourceOptions, type PageOptions } from './page-options.js';
import { ProgressBar } from './progress-bar.js';
import { RejectList } from './reject-list.js';
import { stopSignal } from './stop-signal.js';

interface Summary {
  readonly line: string;
  readonly refused: number;
}

function stored({ counts: { created, changed, unchanged }, refused }: IngestSummary): Summary {
  const numbers = { created, changed, unchanged, refused };
  const parts = Object.entries(numbers).map(([outcome, count]) => `${String(count)} ${outcome}`);
  return { line: parts.join(', '), refused };
}

function queued({ queued: count, refused }: QueueSummary): Summary {
  return { line: `${String(count)} queued, ${String(refused)} refused`, refused };
}

interface IngestCommandOptions extends PageOptions {
  queue?: boolean;
}

async function ingest(
  paths: string[],
  { rejects, queue = false, ...options }: IngestCommandOptions,
): Promise<void> {
  const config = readConfig();
  const signal = stopSignal();
  // Loaded when needed: `--help` does without a language model and a database driver.
  const { ingestFiles } = await import('../ingest/ingest-files.js');
  const { queueFiles } = await import('../ingest/queue/queue-files.js');
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
    const { pageLimits: limits, pageTimeoutMs: timeoutMs } = config.intake;
    const settings = { ...options, limits };
    const { line, refused } = queue
      ? queued(await queueFiles(open.database, files, { ...settings, databaseUrl }, observer, signal))
      : stored(
          await ingestFiles(open.database, files, { ...settings, databaseUrl, timeoutMs }, observer, signal),
        );
    bar.stop();
    await list.close();
    process.stdout.write(`${line}\n`);
    if (refused > 0) process.exitCode = 1;
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
    .option('--queue', 'put the pages on the queue that `verbatim worker` empties, here or on other machines')
    .addHelpText(
      'after',
      `${describeSettings()}\nExample:\n  verbatim ingest --rejects rejects.jsonl ~/saved-pages https://ledger.example/feed.xml`,
    )
    .action(ingest);
}
