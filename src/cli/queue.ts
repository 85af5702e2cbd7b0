import { Command } from 'commander';
import { describeSettings } from '../server/config.js';
import { printable } from './printable.js';
import { printableJson } from './printable-json.js';
import { withDatabase } from './with-database.js';

/** What a worker that was killed at it leaves as the reason. */
const NO_REASON = 'No worker that tried it lived to tell.';

async function list({ jsonl = false }: { jsonl?: boolean }): Promise<void> {
  const { deadPages, queueDepth } = await import('../store/page-queue.js');
  const { placeOfKey } = await import('../ingest/queue/page-job.js');
  await withDatabase(async (database) => {
    const { waiting, running, dead } = await queueDepth(database);
    if (!jsonl)
      process.stdout.write(`${String(waiting)} waiting, ${String(running)} running, ${String(dead)} dead\n`);
    for (const { id, key, reason, attempts, failedAt } of await deadPages(database)) {
      const place = key === null ? null : placeOfKey(key);
      process.stdout.write(
        jsonl
          ? `${printableJson({ job: id, place, reason: reason ?? NO_REASON, attempts, failedAt })}\n`
          : `${failedAt.toISOString()} ${printable(place ?? `job ${id}`)}: ${printable(reason ?? NO_REASON)}\n`,
      );
    }
  });
}

async function retry(): Promise<void> {
  const { retryDeadPages } = await import('../store/page-queue.js');
  await withDatabase(async (database) => {
    process.stdout.write(`${String(await retryDeadPages(database))} put back on the queue\n`);
  });
}

/** `verbatim queue`: what waits to be read, and what could not be. */
export function queueCommand(): Command {
  const example = (words: string): string => `${describeSettings()}\nExample:\n  verbatim queue ${words}`;
  return new Command('queue')
    .description('Show the queue of pages')
    .addHelpText('after', example('list'))
    .addCommand(
      new Command('list')
        .description('Count the pages on the queue, and list those that failed for good with their reasons')
        .option('--jsonl', 'print those that failed as JSON Lines {job, place, reason, attempts, failedAt}')
        .addHelpText('after', example('list --jsonl'))
        .action(list),
    )
    .addCommand(
      new Command('retry')
        .description('Put those that failed for good back on the queue, as after an upgrade')
        .addHelpText('after', example('retry'))
        .action(retry),
    );
}
