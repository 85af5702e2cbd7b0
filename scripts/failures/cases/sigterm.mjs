import { setTimeout as sleep } from 'node:timers/promises';
import { failed, outcomes } from '../rig/load.mjs';

const MOST_SECONDS = 10;

/** SIGTERM under load; clients go elsewhere when an answer says that its connection ends. */
export const sigterm = {
  asked: 'no accepted request fails; the process ends within 10 s with 0',
  run: (rig) =>
    rig.underLoad(
      async ({ server, load, lost }) => {
        await sleep(2_000);
        const told = performance.now();
        const ended = server.end('SIGTERM');
        await load.ended();
        const code = await ended;
        const seconds = (performance.now() - told) / 1000;
        return {
          ...(await lost()),
          measured: `${outcomes(load.requests)}; ended with ${String(code)} after ${seconds.toFixed(1)} s`,
          isMet: failed(load.requests).length === 0 && code === 0 && seconds <= MOST_SECONDS,
        };
      },
      { load: { endsWithConnection: true }, mayEnd: true },
    ),
};
