import { availableParallelism } from 'node:os';
import { VerbatimError } from '../../domain/errors.js';
import { refusal } from '../failure.js';
import type { WorkerPool } from '../worker-pool.js';
import type { IntakeWork } from './intake.js';
import type { IntakeResult, IntakeTask } from './intake-task.js';

/** A thread holds a language model, some 150 MB, and readers want the cores too. */
const MOST_THREADS = 2;
/** How long a thread is kept that has nothing to do: to start one takes a second. */
const IDLE_MS = 60_000;
/** What more is sent in meanwhile would wait for longer than anybody does. */
const MOST_WAITING = 100;

/** Does a server's work on what is sent in, in threads that are there while there is any. Talks to the threads. */
export class IntakePool implements IntakeWork {
  private pool: Promise<WorkerPool<'intake-worker'>> | null = null;
  private underWay = 0;

  /** @param timeoutMs how long one piece of work may take; 0 for ever */
  constructor(
    private readonly databaseUrl: string,
    private readonly timeoutMs = 0,
  ) {}

  async run(task: IntakeTask): Promise<IntakeResult> {
    if (this.underWay > MOST_WAITING)
      throw new VerbatimError('SERVICE_UNAVAILABLE', 'Too much is being sent in just now: try again soon.');
    this.underWay++;
    try {
      this.pool ??= this.open();
      return await (await this.pool).run(task);
    } catch (error) {
      // A thread that ran out of memory, say.
      return refusal(error);
    } finally {
      this.underWay--;
    }
  }

  async close(): Promise<void> {
    await (await this.pool)?.close();
  }

  private async open(): Promise<WorkerPool<'intake-worker'>> {
    const { WorkerPool } = await import('../worker-pool.js');
    const threads = Math.min(MOST_THREADS, availableParallelism());
    const { timeoutMs } = this;
    return new WorkerPool('intake-worker', this.databaseUrl, { threads, idleMs: IDLE_MS, timeoutMs });
  }
}
