import { run, type Job, type Runner } from 'graphile-worker';
import type { ErrorCode } from '../../domain/errors.js';
import type { IngestOutcome } from '../../domain/ingest-outcome.js';
import type { Database } from '../../store/database.js';
import { failForGood, PAGE_TASK, queueDepth } from '../../store/page-queue.js';
import { refusal, type Failure } from '../failure.js';
import { PAGES_A_THREAD } from '../ingest-files.js';
import { WorkerPool } from '../worker-pool.js';
import { placeOfKey, unitOfJob } from './page-job.js';
import { prepareQueue, SILENT } from './prepare-queue.js';
import { WorkerPresence } from './worker-presence.js';

/** Why a job failed, as the list of the dead shows it. */
export interface FailedPage {
  readonly place: string;
  readonly reason: string;
  /** Whether it will be tried again, later each time. */
  readonly isTriedAgain: boolean;
}

/** Is told how the work goes. */
export interface WorkObserver {
  onPage?(outcome: IngestOutcome): void;
  onFailed?(failed: FailedPage): void;
}

export interface WorkOptions {
  /** Ends when there is nothing left that could be done now. */
  readonly untilEmpty: boolean;
  /** How long one page may take; unless it is said, or where it is 0, for ever. */
  readonly timeoutMs?: number;
  readonly observer: WorkObserver;
}

/** A bug of ours is tried so often, and what took too long: it may have met a bad moment. */
const TRIES_OF_A_BUG = 3;

class JobFailure extends Error {
  constructor(
    { code, message, reason }: Failure,
    readonly isForGood: boolean,
  ) {
    super(`${code}: ${message}${reason === null ? '' : ` (${reason})`}`);
  }
}

function isForGood(code: ErrorCode, { attempts, max_attempts }: Job): boolean {
  if (attempts >= max_attempts) return true;
  if (code === 'INTERNAL_ERROR' || code === 'PAGE_TOO_SLOW') return attempts >= TRIES_OF_A_BUG;
  return !code.startsWith('DATABASE_') && code !== 'QUERY_TOO_EXPENSIVE';
}

/**
 * Takes pages from the queue and stores them, on all cores, until it is told to stop; any number of processes may do so
 * at once. Talks to graphile-worker, to the threads, and to the store about the dead.
 */
export class QueueWorker {
  private readonly burials = new Set<Promise<void>>();

  private constructor(
    private readonly database: Database,
    private readonly pool: WorkerPool<'ingest-worker'>,
    private readonly presence: WorkerPresence,
    private readonly observer: WorkObserver,
  ) {}

  /**
   * @param signal ends the work: pages that are being read are stored first
   */
  static async work(
    database: Database,
    databaseUrl: string,
    { untilEmpty, timeoutMs = 0, observer }: WorkOptions,
    signal: AbortSignal,
  ): Promise<void> {
    await prepareQueue(database, databaseUrl);
    const pool = new WorkerPool('ingest-worker', databaseUrl, { tasksAThread: PAGES_A_THREAD, timeoutMs });
    const presence = new WorkerPresence(database);
    const worker = new QueueWorker(database, pool, presence, observer);
    try {
      if (!signal.aborted) await worker.untilEnd(databaseUrl, untilEmpty, signal);
    } finally {
      await presence.end();
      await pool.close();
    }
  }

  private async untilEnd(databaseUrl: string, untilEmpty: boolean, signal: AbortSignal): Promise<void> {
    const { presence } = this;
    const runner = await run({
      connectionString: databaseUrl,
      concurrency: this.pool.tasksAtOnce,
      noHandleSignals: true,
      logger: SILENT,
      taskList: { [PAGE_TASK]: (payload, { job }) => this.read(payload, job) },
      preset: {
        plugins: [
          {
            name: 'VerbatimPresencePlugin',
            version: '1.0.0',
            worker: { hooks: { startWorker: (_, { worker }) => presence.announce(worker.workerId) } },
          },
        ],
      },
    });
    const stop = (): void => void runner.stop().catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    // Told while it was starting, it would never hear of it again.
    if (signal.aborted) stop();
    runner.events.on('job:complete', ({ job, error }) => {
      if (error instanceof JobFailure && error.isForGood) this.bury(job.id, error.message);
    });
    const watch = untilEmpty ? this.stopWhenEmpty(runner) : null;
    try {
      await runner.promise;
      await Promise.all(this.burials);
    } finally {
      signal.removeEventListener('abort', stop);
      if (watch) clearInterval(watch);
    }
  }

  private async read(payload: unknown, job: Job): Promise<void> {
    const outcome = await unitOfJob(payload)
      .then((sent) => this.pool.run(sent))
      .catch(refusal);
    if ('outcome' in outcome) {
      this.observer.onPage?.(outcome.outcome);
      return;
    }
    const failure = new JobFailure(outcome, isForGood(outcome.code, job));
    const place = placeOfKey(job.key ?? job.id);
    this.observer.onFailed?.({ place, reason: failure.message, isTriedAgain: !failure.isForGood });
    throw failure;
  }

  /** If this cannot be told, the job is tried once more, and fails again. */
  private bury(jobId: string, reason: string): void {
    const burial = failForGood(this.database, jobId, reason)
      .catch(() => undefined)
      .finally(() => this.burials.delete(burial));
    this.burials.add(burial);
  }

  private stopWhenEmpty(runner: Runner): NodeJS.Timeout {
    let isAsking = false;
    const ask = async (): Promise<void> => {
      if (isAsking) return;
      isAsking = true;
      const { ready, running } = await queueDepth(this.database);
      if (ready + running === 0 && this.burials.size === 0) await runner.stop();
      isAsking = false;
    };
    return setInterval(() => void ask().catch(() => (isAsking = false)), 200);
  }
}
