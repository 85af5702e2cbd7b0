import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../rig/ask.mjs';
import { failed, outcomes } from '../rig/load.mjs';

const LAG_MS = 1_000;
/** Looks at how far it is come four times a second; the rest is a busy machine's. */
const SLACK_MS = 1_500;
const BEHIND_MS = 8_000;

const SUBJECT = '{ organization(name: "haqqani network") { id revision aliases } }';
const ADD_ALIAS = 'mutation ($input: AddAliasInput!) { addAlias(input: $input) { userErrors { code } } }';

/** Writes a new name again and again, and notes when each was acknowledged. */
async function mark(send, marks, isOver) {
  for (let i = 0; !isOver(); i++) {
    const { data, outcome: readOutcome } = await send(SUBJECT);
    if (readOutcome !== 'ok') continue;
    const { id: entityId, revision: expectedRevision } = data.organization;
    const name = `Mark ${String(i)}`;
    const input = { entityId, expectedRevision, name, reason: 'A test of failures.' };
    const { outcome, data: written } = await send(ADD_ALIAS, { input });
    if (outcome === 'ok' && written.addAlias.userErrors.length === 0)
      marks.push({ name, at: performance.now() });
    await sleep(300);
  }
}

/** Reads without a key. @returns how old the oldest answer was, in seconds: by the first mark that it lacked */
async function oldestAnswer(send, marks, isOver) {
  let oldest = 0;
  while (!isOver()) {
    const asked = performance.now();
    const known = [...marks];
    const { data, outcome } = await send(SUBJECT);
    if (outcome !== 'ok') continue;
    const seen = new Set(data.organization.aliases);
    const missing = known.find(({ name }) => !seen.has(name));
    if (missing) oldest = Math.max(oldest, asked - missing.at);
    await sleep(100);
  }
  return oldest / 1000;
}

/** A streaming replica stands still for eight seconds, while the primary is written. */
export const replicaBehind = {
  asked: `no answer is older than REPLICA_LAG_MS (${String(LAG_MS / 1000)} s, and ${String(SLACK_MS / 1000)} s for looking), none fails but for want of a connection`,
  async run(rig) {
    const standby = await rig.postgres.standby();
    const measure = async ({ server, load, database, lost, key }) => {
      const agent = new Agent({ keepAlive: true });
      const marks = [];
      let isOver = false;
      await sleep(1_000);
      await standby.query('postgres', 'select pg_wal_replay_pause()');
      const marking = mark(
        (query, values) => ask(server.address, agent, key, query, values),
        marks,
        () => isOver,
      );
      const reading = oldestAnswer(
        (query) => ask(server.address, agent, null, query),
        marks,
        () => isOver,
      );
      await sleep(BEHIND_MS);
      await standby.query('postgres', 'select pg_wal_replay_resume()');
      await sleep(2_000);
      isOver = true;
      await marking;
      const oldest = await reading;
      await load.stop();
      const [{ count }] = await standby.query(
        database,
        `select count(*)::integer as count from pg_stat_activity where application_name = 'verbatim'`,
      );
      return {
        ...(await lost()),
        measured: `${outcomes(load.requests)}; ${String(marks.length)} marks, the oldest answer ${oldest.toFixed(2)} s; ${String(count)} connections to the replica`,
        isMet:
          failed(load.requests, 'SERVICE_UNAVAILABLE').length === 0 &&
          marks.length > 0 &&
          count > 0 &&
          oldest <= (LAG_MS + SLACK_MS) / 1000,
      };
    };
    try {
      return await rig.underLoad(measure, {
        settings: (database) => ({
          DATABASE_REPLICA_URLS: standby.url(database),
          REPLICA_LAG_MS: String(LAG_MS),
        }),
      });
    } finally {
      await standby.stop('immediate');
    }
  },
};
