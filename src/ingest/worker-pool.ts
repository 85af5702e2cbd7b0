import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Unit } from './readers/unit.js';
import type { WorkerSettings } from './ingest-worker.js';
import type { UnitOutcome } from './store-unit.js';

/** Threads that read and store units, one for each core. Talks to piscina, which talks to ingest-worker.ts in each. */
export class WorkerPool {
  readonly threadCount = availableParallelism();
  /** How many units may be on their way at once: each thread has its next one at hand. */
  readonly mostWaiting = this.threadCount * 2;
  private readonly piscina: Piscina;

  constructor(databaseUrl: string) {
    const settings: WorkerSettings = { databaseUrl };
    this.piscina = new Piscina({
      filename: fileURLToPath(new URL('./ingest-worker.js', import.meta.url)),
      minThreads: this.threadCount,
      maxThreads: this.threadCount,
      workerData: settings,
    });
  }

  async run(unit: Exclude<Unit, { kind: 'refused' }>): Promise<UnitOutcome> {
    return (await this.piscina.run(unit)) as UnitOutcome;
  }

  async close(): Promise<void> {
    await this.piscina.destroy();
  }
}
