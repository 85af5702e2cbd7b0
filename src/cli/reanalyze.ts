import { Command, InvalidArgumentError } from 'commander';
import type { VerbatimError } from '../domain/errors.js';
import { describeSettings, readConfig } from '../server/config.js';
import { printable } from './printable.js';
import { ProgressBar } from './progress-bar.js';
import { stopSignal } from './stop-signal.js';

interface ReanalyzeOptions {
  since?: string;
}

function parseVersion(value: string): string {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It must be the number of a version such as 2.');
  return value;
}

async function reanalyze({ since }: ReanalyzeOptions): Promise<void> {
  const config = readConfig();
  const signal = stopSignal();
  // Loaded when needed: `--help` does without a language model and a database driver.
  const { reanalyseArticles } = await import('../ingest/reanalyse-articles.js');
  const { openDatabase } = await import('../server/open-database.js');
  const open = await openDatabase(config);
  let bar: ProgressBar | undefined;
  const observer = {
    onBegin: (total: number): void => {
      bar = new ProgressBar('Analysing', total, 'articles');
    },
    onArticle: (): void => {
      bar?.page();
      bar?.step();
    },
    onFailed: (articleId: string, { message, cause }: VerbatimError): void => {
      bar?.reject();
      const reason = cause instanceof Error ? ` (${cause.message})` : '';
      process.stderr.write(`Article ${articleId}: ${printable(`${message}${reason}`)}\n`);
    },
  };
  try {
    const { database, postgres } = open;
    const summary = await reanalyseArticles(database, postgres.url, since ?? null, observer, signal);
    bar?.stop();
    const parts = Object.entries(summary).map(([outcome, count]) => `${String(count)} ${outcome}`);
    process.stdout.write(`${parts.join(', ')}\n`);
    if (summary.failed > 0) process.exitCode = 1;
    if (signal.aborted) process.exitCode = 130;
  } finally {
    bar?.stop();
    await open.close();
  }
}

/** `verbatim reanalyze`: stored articles as the newest analysis reads them. */
export function reanalyzeCommand(): Command {
  return new Command('reanalyze')
    .description(
      'Analyse stored articles anew whose findings an older analysis made; killed at it, one more run goes on',
    )
    .option(
      '--since <version>',
      'only findings of this version of the analysis and of later ones',
      parseVersion,
    )
    .addHelpText('after', `${describeSettings()}\nExample:\n  verbatim reanalyze --since 2`)
    .action(reanalyze);
}
