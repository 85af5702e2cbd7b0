import { execFile } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { failed, outcomes } from '../rig/load.mjs';

const run = promisify(execFile);

const MEGABYTES = 96;
/** So many writes must have found no room: pages that are there already have some for the first. */
const REFUSALS = 5;
/** Within so long a write has found no room. */
const MOST_SECONDS = 60;

/** @returns the folder of a small disk in memory, and what takes it away; null where we may not mount one */
async function smallDisk({ user }) {
  if (process.platform !== 'linux' || process.getuid() !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-disk-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${String(MEGABYTES)}m,mode=755`, 'tmpfs', folder]);
  } catch {
    await remove();
    return null;
  }
  const place = join(folder, 'tablespace');
  await mkdir(place, { mode: 0o700 });
  if (user) await chown(place, user.uid, user.gid);
  return { place, remove: () => run('umount', ['-l', folder]).then(remove) };
}

/** Fills what is left, down to the last page. */
async function fill(rig, database) {
  const client = await rig.postgres.connect(database);
  await client.query('create table filler (bytes text); alter table filler alter bytes set storage plain');
  for (const rows of [1000, 100, 10, 1]) {
    const insert = `insert into filler select repeat('x', 8000) from generate_series(1, ${String(rows)})`;
    for (let isFull = false; !isFull;) await client.query(insert).catch(() => (isFull = true));
  }
  await client.end();
}

/** The disk of the archive is full: a tablespace on a mount of some megabytes. */
export const diskFull = {
  asked: 'readers are served; writers are told SERVICE_UNAVAILABLE; writes go on when there is room again',
  async run(rig) {
    const disk = await smallDisk(rig.postgres.place);
    if (!disk) return { measured: 'a small disk can be mounted on Linux by root only', isMet: null };
    await rig.postgres.query('postgres', `create tablespace small location '${disk.place}'`);
    const measure = async ({ load, database, lost }) => {
      await sleep(1_000);
      await fill(rig, database);
      const full = performance.now();
      const isRefused = () => failed(load.requests.filter(({ began }) => began >= full)).length >= REFUSALS;
      for (let seconds = 0; seconds < MOST_SECONDS && !isRefused(); seconds++) await sleep(1_000);
      const emptied = performance.now();
      await rig.postgres.query(database, 'drop table filler');
      await rig.postgres.query('postgres', 'checkpoint');
      const free = performance.now();
      await sleep(3_000);
      await load.stop();
      const meanwhile = load.requests.filter(({ began, ended }) => began >= full && ended <= emptied);
      const [reads, writes] = [false, true].map((kind) =>
        meanwhile.filter(({ isWrite }) => isWrite === kind),
      );
      const after = load.requests.filter(({ began }) => began >= free);
      return {
        ...(await lost()),
        measured: `meanwhile readers ${outcomes(reads)}, writers ${outcomes(writes)}; after ${outcomes(after)}`,
        isMet:
          failed(reads).length === 0 &&
          failed(writes).length > 0 &&
          failed(load.requests, 'SERVICE_UNAVAILABLE').length === 0 &&
          after.length > 0 &&
          failed(after).length === 0,
      };
    };
    try {
      return await rig.underLoad(measure, { suffix: `template ${rig.template} tablespace small` });
    } finally {
      await rig.dropDatabases();
      await rig.postgres.query('postgres', 'drop tablespace small');
      await disk.remove();
    }
  },
};
