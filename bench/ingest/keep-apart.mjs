import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { childrenOf } from '../processor-time.mjs';

const run = promisify(execFile);

/** Has a process run on some cores only, its threads included, and what it starts from now on. */
const pin = (pid, cores) => run('taskset', ['-a', '-c', '-p', cores, String(pid)]);

/**
 * Has this process run on half of the machine's cores and PostgreSQL on the others, as if it had a machine of its own.
 * @returns what gives all cores back to both; null where that cannot be done
 */
export async function keepApart(postmaster) {
  const cores = availableParallelism();
  if (cores < 2 || postmaster === null) return null;
  const half = Math.floor(cores / 2);
  const place = async (own, theirs) => {
    await pin(process.pid, own);
    for (const pid of [postmaster, ...(await childrenOf(postmaster))]) await pin(pid, theirs);
  };
  const all = `0-${String(cores - 1)}`;
  try {
    await place(`0-${String(half - 1)}`, `${String(half)}-${String(cores - 1)}`);
  } catch {
    // Without taskset, or where it may not.
    return null;
  }
  return () => place(all, all);
}
