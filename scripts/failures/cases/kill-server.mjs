import { setTimeout as sleep } from 'node:timers/promises';
import { failed, outcomes } from '../rig/load.mjs';

const KILLS = 5;

/** `kill -9` of the server during mutations, again and again at another moment. */
export const killServer = {
  asked: 'no acknowledged write is lost, none is there by half',
  run: (rig) =>
    rig.underLoad(async ({ server, load, lost }) => {
      for (let kill = 0; kill < KILLS; kill++) {
        await sleep(700 + Math.random() * 600);
        await server.end('SIGKILL');
        await server.start();
      }
      await sleep(500);
      await load.stop();
      const cut = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'SERVICE_UNAVAILABLE'];
      return {
        ...(await lost()),
        measured: `${String(KILLS)} kills; ${outcomes(load.requests)}`,
        isMet: failed(load.requests, ...cut).length === 0,
      };
    }),
};
