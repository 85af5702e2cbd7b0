import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Piscina } from 'piscina';
import { SourceUnits } from '../../dist/src/ingest/sources/source-units.js';
import { ownTime, timeOfMachine } from '../processor-time.mjs';

/**
 * The analysis alone: the same units, read and analysed by as many threads, and dropped.
 * @param count so many, after as many that the compiler needs
 */
export async function analyseAlone(file, count) {
  const pool = new Piscina({
    filename: new URL('analyse-worker.mjs', import.meta.url).href,
    minThreads: availableParallelism(),
    maxThreads: availableParallelism(),
  });
  const sources = new SourceUnits({});
  const running = new Set();
  let begun = 0;
  let start;
  const drain = () => Promise.all(running);
  for await (const unit of sources.of(file)) {
    if (begun === count) {
      await drain();
      start = { clock: performance.now(), processor: ownTime(), machine: await timeOfMachine() };
    }
    if (begun++ === 2 * count) break;
    const task = pool.run(unit).finally(() => running.delete(task));
    running.add(task);
    if (running.size >= 2 * availableParallelism()) await Promise.race(running);
  }
  await drain();
  const clock = performance.now() - start.clock;
  const processor = ownTime() - start.processor;
  const others = ((await timeOfMachine()) - start.machine - processor) / clock;
  await pool.destroy();
  return { perSecond: (count * 1000) / clock, processorMs: processor / count, others };
}
