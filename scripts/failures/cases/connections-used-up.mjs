import { setTimeout as sleep } from 'node:timers/promises';
import { failed, longest, outcomes } from '../rig/load.mjs';

const HELD_MS = 5_000;
const MOST_SECONDS = 2;
/** A request waits for a connection more than once: who asks, what is asked, each 1.5 s at most. */
const MOST_PATIENCE_SECONDS = 5;

/** Others take every connection that PostgreSQL has, also those that the server loses meanwhile. */
async function takeAll(rig, database) {
  const taken = [];
  let isOver = false;
  const take = async () => {
    while (!isOver) {
      try {
        taken.push(await rig.postgres.connect(database));
      } catch {
        await sleep(5);
      }
    }
  };
  const taking = take();
  return async () => {
    isOver = true;
    await taking;
    await Promise.all(taken.map((client) => client.end()));
  };
}

/** Every connection of PostgreSQL is in use by somebody else, those of the server too. */
export const connectionsUsedUp = {
  asked:
    'every request is answered, or told SERVICE_UNAVAILABLE in < 5 s; answers ≤ 2 s after connections are free again',
  run: (rig) =>
    rig.underLoad(async ({ load, database, lost }) => {
      await sleep(1_000);
      const full = performance.now();
      const giveBack = await takeAll(rig, database);
      await rig.postgres
        .query(
          'postgres',
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'verbatim' and datname = $1`,
          [database],
        )
        .catch(() => undefined);
      await sleep(HELD_MS);
      const given = performance.now();
      await giveBack();
      await sleep(3_000);
      await load.stop();
      const meanwhile = load.between(full, given);
      const refused = meanwhile.filter(({ outcome }) => outcome !== 'ok');
      const after = load.requests.filter(({ began }) => began >= given + MOST_SECONDS * 1_000);
      return {
        ...(await lost()),
        measured: `meanwhile ${outcomes(meanwhile)}, the slowest refusal ${longest(refused).toFixed(2)} s; after ${outcomes(after)}`,
        isMet:
          failed(load.requests, 'SERVICE_UNAVAILABLE').length === 0 &&
          longest(refused) < MOST_PATIENCE_SECONDS &&
          after.length > 0 &&
          failed(after).length === 0,
      };
    }),
};
