import { availableParallelism } from 'node:os';
import type { VerbatimError } from '../domain/errors.js';
import type { IngestOutcome } from '../domain/ingest-outcome.js';
import { operator } from '../domain/operator.js';
import type { Database } from '../store/database.js';
import type { ReadOptions } from './read-text-page.js';
import type { Unit } from './readers/unit.js';
import type { FetchOptions } from './sources/page-fetcher.js';
import { SourceUnits } from './sources/source-units.js';
import { refusal, refusalError } from './failure.js';
import { storeUnit, type UnitOutcome } from './store-unit.js';
import type { WorkerPool } from './worker-pool.js';

/** A file, or a part of one, that could not be read as a page, and why. */
export interface RefusedFile {
  readonly file: string;
  /** Where in the file; null where it is all of it. */
  readonly part: string | null;
  readonly error: VerbatimError;
}

export interface IngestSummary {
  readonly counts: Readonly<Record<IngestOutcome, number>>;
  readonly refused: number;
}

/** Is told how the reading goes. */
export interface IngestObserver {
  onFile?(): void;
  onPage?(): void;
  onRefused?(refused: RefusedFile): void;
}

export interface IngestOptions extends ReadOptions, FetchOptions {
  /** Where threads of their own may connect to; without it everything is done in this one, one page after the other. */
  readonly databaseUrl?: string;
  /** One for each core unless it is said. */
  readonly threads?: number;
  /** How long one page may take in a thread of its own; unless it is said, or where it is 0, for ever. */
  readonly timeoutMs?: number;
}

/** A handful of pages is read before another thread has started, and one after the other. */
const PAGES_BEFORE_THREADS = 12;

/** One is analysed while the database has the others: with one other alone a thread waits for it often. */
export const PAGES_A_THREAD = 4;

/** Reads and stores what it is given: here at first, then in threads, and keeps count. Talks to the store and the pool. */
class Ingestion {
  readonly counts = { created: 0, changed: 0, unchanged: 0 };
  refused = 0;
  private readonly running = new Set<Promise<void>>();
  private begun = 0;
  private pool: WorkerPool<'ingest-worker'> | null = null;
  private failure: VerbatimError | null = null;

  constructor(
    private readonly database: Database,
    private readonly databaseUrl: string | undefined,
    private readonly threads: number,
    private readonly timeoutMs: number,
    private readonly observer: IngestObserver,
  ) {}

  /** @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_FORBIDDEN, of this page or of one before */
  async take(file: string, unit: Unit): Promise<void> {
    this.begun++;
    if (unit.kind === 'refused') {
      this.refuse(file, unit.part, unit.error);
      return;
    }
    const sent = { unit, sender: operator() };
    const isFew = this.databaseUrl === undefined || this.begun <= PAGES_BEFORE_THREADS;
    const pool = isFew ? null : await this.otherThreads(this.databaseUrl);
    // A thread may have run out of memory, say.
    const stored = pool ? pool.run(sent).catch(refusal) : storeUnit(this.database, sent);
    const task: Promise<void> = stored
      .then((outcome) => {
        this.count(file, unit.part, outcome);
      })
      .finally(() => this.running.delete(task));
    this.running.add(task);
    if (isFew) await task;
    else if (this.running.size >= (pool?.mostWaiting ?? PAGES_A_THREAD)) await Promise.race(this.running);
    if (this.failure) throw this.failure;
  }

  async finish(): Promise<void> {
    await Promise.all(this.running);
    await this.pool?.close();
    if (this.failure) throw this.failure;
  }

  /** Null where this one is all that there is to be. */
  private async otherThreads(databaseUrl: string): Promise<WorkerPool<'ingest-worker'> | null> {
    const { threads, timeoutMs } = this;
    if (threads < 2) return null;
    const { WorkerPool } = await import('./worker-pool.js');
    this.pool ??= new WorkerPool('ingest-worker', databaseUrl, {
      threads,
      tasksAThread: PAGES_A_THREAD,
      timeoutMs,
    });
    return this.pool;
  }

  private count(file: string, part: string | null, outcome: UnitOutcome): void {
    if ('outcome' in outcome) {
      this.counts[outcome.outcome]++;
      this.observer.onPage?.();
      return;
    }
    const error = refusalError(outcome);
    if (error.code.startsWith('DATABASE_')) this.failure ??= error;
    else this.refuse(file, part, error);
  }

  private refuse(file: string, part: string | null, error: VerbatimError): void {
    this.refused++;
    this.observer.onRefused?.({ file, part, error });
  }
}

/**
 * Cuts files, addresses and standard input into units, and hands over one after the other.
 * @param signal stops between two of them
 */
export async function eachUnit(
  files: readonly string[],
  {
    allowPrivateAddresses,
    delayMs,
    ...options
  }: Omit<IngestOptions, 'databaseUrl' | 'threads' | 'timeoutMs'>,
  observer: IngestObserver,
  signal: AbortSignal,
  take: (file: string, unit: Unit) => Promise<void>,
): Promise<void> {
  const fetching = {
    ...(allowPrivateAddresses === undefined ? {} : { allowPrivateAddresses }),
    ...(delayMs === undefined ? {} : { delayMs }),
  };
  const sources = new SourceUnits(options, fetching);
  const isStopped = (): boolean => signal.aborted;
  try {
    for (const file of files) {
      if (isStopped()) break;
      for await (const unit of sources.of(file)) {
        await take(file, unit);
        if (isStopped()) break;
      }
      observer.onFile?.();
    }
  } finally {
    await sources.close();
  }
}

/**
 * Reads and stores the pages of files, addresses and standard input, one transaction each: a handful here, many on all
 * cores. What is no page is refused, the rest goes on.
 * @param signal stops the reading between two pages
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_FORBIDDEN: then nothing after it is read
 */
export async function ingestFiles(
  database: Database,
  files: readonly string[],
  { databaseUrl, threads = availableParallelism(), timeoutMs = 0, ...reading }: IngestOptions,
  observer: IngestObserver,
  signal: AbortSignal,
): Promise<IngestSummary> {
  const ingestion = new Ingestion(database, databaseUrl, threads, timeoutMs, observer);
  try {
    await eachUnit(files, reading, observer, signal, (file, unit) => ingestion.take(file, unit));
  } finally {
    await ingestion.finish();
  }
  return { counts: ingestion.counts, refused: ingestion.refused };
}
