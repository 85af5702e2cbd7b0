import { Command } from 'commander';
import type { IngestOutcome } from '../domain/ingest-outcome.js';
import type { FailedPage } from '../ingest/queue/queue-worker.js';
import { describeSettings, readConfig } from '../server/config.js';
import type { Database } from '../store/database.js';
import { printable } from './printable.js';
import { stopSignal } from './stop-signal.js';

/** How often it tells how far it is. */
const TELL_MS = 10_000;

interface WorkerOptions {
  untilEmpty?: boolean;
}

/** Counts what a worker does, and tells it on standard error. Talks to the store about what is left. */
class WorkReport {
  private readonly counts = { created: 0, changed: 0, unchanged: 0 };
  private failed = 0;
  private readonly begun = Date.now();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly database: Database) {
    this.timer = setInterval(() => void this.tell().catch(() => undefined), TELL_MS).unref();
  }

  readonly onPage = (outcome: IngestOutcome): void => {
    this.counts[outcome]++;
  };

  readonly onFailed = ({ place, reason, isTriedAgain }: FailedPage): void => {
    if (!isTriedAgain) this.failed++;
    const outcome = isTriedAgain ? 'Will be tried again' : 'Refused';
    process.stderr.write(`${outcome}: ${printable(place)}: ${printable(reason)}\n`);
  };

  /** @returns how many pages were refused */
  end(): number {
    clearInterval(this.timer);
    const { created, changed, unchanged } = this.counts;
    const numbers = { created, changed, unchanged, refused: this.failed };
    const parts = Object.entries(numbers).map(([outcome, count]) => `${String(count)} ${outcome}`);
    process.stdout.write(`${parts.join(', ')}\n`);
    return this.failed;
  }

  private async tell(): Promise<void> {
    const { queueDepth } = await import('../store/page-queue.js');
    const { waiting, dead } = await queueDepth(this.database);
    const pages = Object.values(this.counts).reduce((sum, count) => sum + count, 0);
    const rate = (pages / ((Date.now() - this.begun) / 1000)).toFixed(1);
    process.stderr.write(
      `Working: ${String(pages)} pages, ${rate} pages/s, ${String(this.failed)} refused; on the queue ${String(waiting)} waiting, ${String(dead)} dead\n`,
    );
  }
}

async function work({ untilEmpty = false }: WorkerOptions): Promise<void> {
  const config = readConfig();
  const signal = stopSignal();
  const { openDatabase } = await import('../server/open-database.js');
  const { QueueWorker } = await import('../ingest/queue/queue-worker.js');
  const open = await openDatabase(config);
  const observer = new WorkReport(open.database);
  const { pageTimeoutMs: timeoutMs } = config.intake;
  try {
    process.stderr.write('Working: pages are taken from the queue.\n');
    await QueueWorker.work(open.database, open.postgres.url, { untilEmpty, timeoutMs, observer }, signal);
  } finally {
    const refused = observer.end();
    if (refused > 0 && untilEmpty) process.exitCode = 1;
    await open.close();
  }
}

/** `verbatim worker`: empties the queue that `ingest --queue` fills. */
export function workerCommand(): Command {
  return new Command('worker')
    .description(
      'Read the pages on the queue into the archive, on all cores; any number of workers on any number of machines may share a DATABASE_URL',
    )
    .option(
      '--until-empty',
      'end when there is nothing left to be read now; the exit code is 1 if a page was refused',
    )
    .addHelpText('after', `${describeSettings()}\nExample:\n  verbatim worker --until-empty`)
    .action(work);
}
