import { operator } from '../../domain/operator.js';
import type { Database } from '../../store/database.js';
import { queuePages, type QueuedPage } from '../../store/page-queue.js';
import { eachUnit, type IngestObserver, type IngestOptions } from '../ingest-files.js';
import { refusedUnit, type Unit } from '../readers/unit.js';
import { pageJob } from './page-job.js';
import { prepareQueue } from './prepare-queue.js';

/** What is sent to the database at once: so many pages, or so many bytes. */
const BATCH_PAGES = 100;
const BATCH_BYTES = 4 * 1024 * 1024;

export interface QueueSummary {
  readonly queued: number;
  readonly refused: number;
}

/** Gathers pages and puts them on the queue, many at once. Talks to the store. */
class PageBatch {
  queued = 0;
  private pages: QueuedPage[] = [];
  private bytes = 0;

  constructor(private readonly database: Database) {}

  async add(page: QueuedPage): Promise<void> {
    this.pages.push(page);
    this.bytes += page.payload.length;
    if (this.pages.length >= BATCH_PAGES || this.bytes >= BATCH_BYTES) await this.flush();
  }

  async flush(): Promise<void> {
    const pages = this.pages;
    this.pages = [];
    this.bytes = 0;
    await queuePages(this.database, pages);
    this.queued += pages.length;
  }
}

async function jobOf(file: string, unit: Unit): Promise<QueuedPage | Extract<Unit, { kind: 'refused' }>> {
  if (unit.kind === 'refused') return unit;
  try {
    return await pageJob(file, { unit, sender: operator() });
  } catch (error) {
    return refusedUnit(unit.part, error);
  }
}

/**
 * Puts the pages of files, addresses and standard input on the queue: each job carries its page. Nothing is analysed
 * here, and what is no page its worker finds out. Queued again before it was read, a page waits once.
 * @param signal stops between two pages
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_FORBIDDEN: what was queued before stays so
 */
export async function queueFiles(
  database: Database,
  files: readonly string[],
  { databaseUrl, ...reading }: IngestOptions & { readonly databaseUrl: string },
  observer: IngestObserver,
  signal: AbortSignal,
): Promise<QueueSummary> {
  await prepareQueue(database, databaseUrl);
  const batch = new PageBatch(database);
  let refused = 0;
  await eachUnit(files, reading, observer, signal, async (file, unit) => {
    const job = await jobOf(file, unit);
    if ('key' in job) {
      await batch.add(job);
      observer.onPage?.();
      return;
    }
    refused++;
    observer.onRefused?.({ file, part: job.part, error: job.error });
  });
  await batch.flush();
  return { queued: batch.queued, refused };
}
