import { setTimeout as sleep } from 'node:timers/promises';
import { longest, outcomes } from '../rig/load.mjs';

const AWAY_MS = 20_000;
const MOST_SECONDS = 2;

/** PostgreSQL is stopped for 20 s, and started again. */
export const postgresAway = {
  asked:
    'SERVICE_UNAVAILABLE in < 2 s and /ready 503 meanwhile; answers ≤ 2 s after its return, in the same process',
  run: (rig) =>
    rig.underLoad(async ({ server, load, lost }) => {
      await sleep(2_000);
      const { pid } = server;
      await rig.postgres.stop();
      const left = performance.now();
      await sleep(AWAY_MS / 2);
      const ready = await server.probe('/ready');
      const health = await server.probe('/health');
      await sleep(AWAY_MS / 2);
      const gone = performance.now();
      await rig.postgres.start();
      const back = performance.now();
      await sleep(3_000);
      await load.stop();
      const meanwhile = load.requests.filter(({ began, ended }) => began >= left && ended <= gone);
      const first = Math.min(
        ...load.between(gone).map(({ ended, outcome }) => (outcome === 'ok' ? ended : Infinity)),
      );
      const afterSeconds = Math.max(0, first - back) / 1000;
      const unlike = meanwhile.filter(({ outcome }) => outcome !== 'SERVICE_UNAVAILABLE');
      const longestSeconds = longest(load.between(left, gone));
      return {
        ...(await lost()),
        measured: `meanwhile ${outcomes(meanwhile)}, the slowest ${longestSeconds.toFixed(2)} s; /ready ${String(ready)}, /health ${String(health)}; first answer after ${afterSeconds.toFixed(2)} s`,
        isMet:
          meanwhile.length > 0 &&
          unlike.length === 0 &&
          longestSeconds < MOST_SECONDS &&
          afterSeconds <= MOST_SECONDS &&
          ready === 503 &&
          health === 200 &&
          pid === server.pid,
      };
    }),
};
