import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Unit } from './readers/unit.js';
import type { UnitOutcome } from './store-unit.js';

/** What a worker thread is started with. */
export interface WorkerSettings {
  readonly databaseUrl: string;
}

/** What the threads do, by the file each of them runs. */
interface Work {
  readonly 'ingest-worker': Exclude<Unit, { kind: 'refused' }>;
  /** An article's id. */
  readonly 'reanalyse-worker': string;
}

/** Threads that do one kind of work, one for each core. Talks to piscina, which talks to the worker's file in each. */
export class WorkerPool<Worker extends keyof Work> {
  readonly threadCount = availableParallelism();
  /** How many pieces of work may be on their way at once: each thread has its next one at hand. */
  readonly mostWaiting = this.threadCount * 2;
  private readonly piscina: Piscina;

  constructor(worker: Worker, databaseUrl: string) {
    const settings: WorkerSettings = { databaseUrl };
    this.piscina = new Piscina({
      filename: fileURLToPath(new URL(`./${worker}.js`, import.meta.url)),
      minThreads: this.threadCount,
      maxThreads: this.threadCount,
      workerData: settings,
    });
  }

  async run(task: Work[Worker]): Promise<UnitOutcome> {
    return (await this.piscina.run(task)) as UnitOutcome;
  }

  async close(): Promise<void> {
    await this.piscina.destroy();
  }
}
