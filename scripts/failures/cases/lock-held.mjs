import { setTimeout as sleep } from 'node:timers/promises';
import { failed, longest, outcomes } from '../rig/load.mjs';

const HELD_MS = 10_000;
const MOST_SECONDS = 2;

/** Another session holds for ten seconds what every mutation needs. */
export const lockHeld = {
  asked: 'readers are served meanwhile; writers are answered or told; all is well ≤ 2 s after',
  run: (rig) =>
    rig.underLoad(async ({ load, database, lost }) => {
      await sleep(1_000);
      const client = await rig.postgres.connect(database);
      const held = performance.now();
      await client.query('begin; lock table audit_entry in exclusive mode');
      await sleep(HELD_MS);
      await client.query('rollback');
      const free = performance.now();
      await client.end();
      await sleep(3_000);
      await load.stop();
      const meanwhile = load.requests.filter(({ began, ended }) => began >= held && ended <= free);
      const readers = meanwhile.filter(({ isWrite }) => !isWrite);
      const after = load.requests.filter(({ began }) => began >= free + MOST_SECONDS * 1_000);
      const slowest = longest(readers);
      return {
        ...(await lost()),
        measured: `meanwhile readers ${outcomes(readers)}, the slowest ${slowest.toFixed(2)} s; writers ${outcomes(load.requests.filter(({ isWrite }) => isWrite))}`,
        isMet:
          readers.length > 0 &&
          failed(readers).length === 0 &&
          failed(after).length === 0 &&
          failed(load.requests, 'SERVICE_UNAVAILABLE', 'QUERY_TOO_EXPENSIVE').length === 0,
      };
    }),
};
