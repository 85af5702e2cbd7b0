import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { TimedThreads, type ThreadOptions } from '../../src/ingest/timed-threads.js';

const ENDLESS = { ms: null };
const SHORT = { ms: 10 };
const TOO_SLOW = { code: 'PAGE_TOO_SLOW', message: expect.stringContaining('2 s') };

interface Task {
  readonly ms: number | null;
}

let opened: TimedThreads<Task, number> | undefined;

function threads(options: Partial<ThreadOptions>): TimedThreads<Task, number> {
  opened = new TimedThreads({
    filename: fileURLToPath(new URL('../support/endless-worker.mjs', import.meta.url)),
    workerData: null,
    threads: 2,
    tasksAThread: 1,
    idleMs: null,
    timeoutMs: 2_000,
    ...options,
  });
  return opened;
}

afterEach(() => opened?.close());

describe('work that never ends', () => {
  it.each([null, 60_000])(
    'is given up, and a thread comes for what waits (kept without work: %s)',
    async (idleMs) => {
      const pool = threads({ idleMs, threads: 1 });
      const [slow, ...others] = [pool.run(ENDLESS), pool.run(SHORT), pool.run(SHORT)];
      await expect(slow).rejects.toMatchObject(TOO_SLOW);
      expect(new Set(await Promise.all(others)).size).toBe(1);
    },
  );

  it('costs nobody else his work, where a thread has several in hand, nor the threads their number', async () => {
    const pool = threads({ tasksAThread: 4 });
    const before = Array.from({ length: 5 }, () => pool.run(SHORT));
    const slow = [pool.run(ENDLESS), pool.run(ENDLESS)];
    const after = Array.from({ length: 12 }, () => pool.run(SHORT));
    const outcomes = await Promise.allSettled(slow);
    expect(outcomes).toMatchObject([{ reason: TOO_SLOW }, { reason: TOO_SLOW }]);
    expect(await Promise.all([...before, ...after])).toHaveLength(17);
    const later = await Promise.all(Array.from({ length: 8 }, () => pool.run({ ms: 500 })));
    expect(new Set(later).size).toBe(2);
  });

  it('is not what waits for others, however long', async () => {
    const pool = threads({ threads: 1 });
    expect(await Promise.all(Array.from({ length: 4 }, () => pool.run({ ms: 700 })))).toHaveLength(4);
  });

  it('is let be where there is no bound', async () => {
    const pool = threads({ timeoutMs: 0, tasksAThread: 4 });
    expect(await Promise.all([pool.run(SHORT), pool.run(SHORT)])).toHaveLength(2);
  });

  it('ends when the threads are closed, and so does what waits for it', async () => {
    const pool = threads({ threads: 1, timeoutMs: 0 });
    const given = Promise.allSettled([pool.run(ENDLESS), pool.run(SHORT)]);
    await pool.close();
    expect(await given).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
  });
});
