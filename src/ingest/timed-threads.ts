import pLimit, { type LimitFunction } from 'p-limit';
import { Piscina } from 'piscina';
import { VerbatimError } from '../domain/errors.js';

/** What the threads run, and how many of them there are. */
export interface ThreadOptions {
  /** The worker's file. */
  readonly filename: string;
  readonly workerData: unknown;
  readonly threads: number;
  /** How many pieces of work a thread has in hand. */
  readonly tasksAThread: number;
  /** How long a thread is kept without work; null for as long as the pool. */
  readonly idleMs: number | null;
  /** How long one piece of work may take; 0 for ever. */
  readonly timeoutMs: number;
}

/**
 * Threads that one piece of work cannot hold for ever, whatever it does: it is given up with its thread, and another
 * thread comes. Where a thread has several in hand, nobody can tell which of them holds it: they are done again, each by
 * itself, so that work must be such as can be done twice. Talks to piscina.
 */
export class TimedThreads<Task, Result> {
  private shared: Piscina<Task, Result>;
  /** For those that are done by themselves; the same where a thread has no others in hand. */
  private single: Piscina<Task, Result> | null = null;
  private readonly takeTurns: LimitFunction;
  private isClosed = false;

  constructor(private readonly options: ThreadOptions) {
    this.shared = this.open(options.tasksAThread);
    if (options.tasksAThread === 1) this.single = this.shared;
    this.takeTurns = pLimit(this.single ? options.threads : 1);
  }

  /** @throws VerbatimError PAGE_TOO_SLOW */
  run(task: Task): Promise<Result> {
    return this.options.tasksAThread === 1 ? this.alone(task) : this.besideOthers(task);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.shared.destroy();
    if (this.single !== this.shared) await this.single?.destroy();
  }

  private async besideOthers(task: Task): Promise<Result> {
    const pool = this.shared;
    const deadline = this.afterTimeout(() => {
      this.replace(pool);
    });
    try {
      return await pool.run(task);
    } catch (error) {
      if (pool === this.shared || this.isClosed) throw error;
      return await this.alone(task);
    } finally {
      clearTimeout(deadline);
    }
  }

  /** All its threads go: which of them has the work that takes too long is not known either. */
  private replace(pool: Piscina<Task, Result>): void {
    if (pool !== this.shared || this.isClosed) return;
    this.shared = this.open(this.options.tasksAThread);
    void pool.destroy();
  }

  /** Only once a thread is free, so that it does not pay for what others take. */
  private alone(task: Task): Promise<Result> {
    return this.takeTurns(async () => {
      if (this.isClosed) throw new Error('The threads have been closed.');
      const given = new AbortController();
      const deadline = this.afterTimeout(() => {
        given.abort();
      });
      try {
        this.single ??= this.open(1);
        return await this.single.run(task, { signal: given.signal });
      } catch (error) {
        if (!given.signal.aborted) throw error;
        const seconds = String(this.options.timeoutMs / 1000);
        throw new VerbatimError(
          'PAGE_TOO_SLOW',
          `It took longer than the ${seconds} s that a page may take.`,
        );
      } finally {
        clearTimeout(deadline);
      }
    });
  }

  private afterTimeout(act: () => void): NodeJS.Timeout | undefined {
    const { timeoutMs } = this.options;
    return timeoutMs === 0 ? undefined : setTimeout(act, timeoutMs);
  }

  private open(tasksAThread: number): Piscina<Task, Result> {
    const { filename, workerData, threads, idleMs } = this.options;
    const isSpare = tasksAThread !== this.options.tasksAThread;
    return new Piscina<Task, Result>({
      filename,
      workerData,
      minThreads: idleMs === null && !isSpare ? threads : 0,
      maxThreads: isSpare ? 1 : threads,
      concurrentTasksPerWorker: tasksAThread,
      ...(idleMs === null ? {} : { idleTimeout: idleMs }),
    });
  }
}
