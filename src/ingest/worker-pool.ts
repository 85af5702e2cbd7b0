import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { IntakeResult, IntakeTask } from './intake/intake-task.js';
import type { SentUnit, UnitOutcome } from './store-unit.js';
import { TimedThreads } from './timed-threads.js';

/** What a worker thread is started with. */
export interface WorkerSettings {
  readonly databaseUrl: string;
}

/** What the threads do, by the file each of them runs: what they are given, and what they give back. */
interface Work {
  readonly 'ingest-worker': { readonly task: SentUnit; readonly result: UnitOutcome };
  /** An article's id. */
  readonly 'reanalyse-worker': { readonly task: string; readonly result: UnitOutcome };
  readonly 'intake-worker': { readonly task: IntakeTask; readonly result: IntakeResult };
}

/** How many threads there are. */
export interface PoolOptions {
  /** One for each core unless it is said. */
  readonly threads?: number;
  /** How many pieces of work a thread has in hand: while the database has one, it goes on with another. One unless it is said. */
  readonly tasksAThread?: number;
  /** How long a thread is kept without work; unless it is said, all are kept as long as the pool. */
  readonly idleMs?: number;
  /** How long one piece of work may take; unless it is said, or where it is 0, for ever. */
  readonly timeoutMs?: number;
}

/** Threads that do one kind of work. Talks to whoever keeps them, and by him to the worker's file in each. */
export class WorkerPool<Worker extends keyof Work> {
  /** How many pieces of work are under way at most. */
  readonly tasksAtOnce: number;
  /** How many may be on their way at once: each thread has its next one at hand. */
  readonly mostWaiting: number;
  private readonly threads: TimedThreads<Work[Worker]['task'], Work[Worker]['result']>;

  constructor(worker: Worker, databaseUrl: string, options: PoolOptions = {}) {
    const { threads = availableParallelism(), tasksAThread = 1, idleMs = null, timeoutMs = 0 } = options;
    this.tasksAtOnce = threads * tasksAThread;
    this.mostWaiting = this.tasksAtOnce + threads;
    const settings: WorkerSettings = { databaseUrl };
    this.threads = new TimedThreads({
      filename: fileURLToPath(new URL(`./${worker}.js`, import.meta.url)),
      workerData: settings,
      threads,
      tasksAThread,
      idleMs,
      timeoutMs,
    });
  }

  /** @throws VerbatimError PAGE_TOO_SLOW */
  run(task: Work[Worker]['task']): Promise<Work[Worker]['result']> {
    return this.threads.run(task);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
