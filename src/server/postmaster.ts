import { readFile, realpath, rm } from 'node:fs/promises';
import { platform, uptime } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL that runs on a data folder, or is about to. */
export interface Postmaster {
  readonly pid: number;
  /** 0 while it has not said yet. */
  readonly port: number;
}

/** True where a process has this id, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** True where the process of this id is still the one that wrote the file, and not a later one with the same number. */
async function isStillIt(pid: number, startedAt: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (platform() !== 'linux') return startedAt * 1000 > Date.now() - uptime() * 1000;
  const words = (await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '')).split('\0');
  const folder = words[words.indexOf('-D') + 1] ?? '';
  return (await realpath(folder).catch(() => null)) === (await realpath(data));
}

/**
 * The PostgreSQL on a data folder, or null where none runs. What a crash left behind is cleared away: PostgreSQL
 * itself does so too, unless another process has the crashed one's number by now, as after a reboot.
 * Format of postmaster.pid: https://www.postgresql.org/docs/18/storage-file-layout.html
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, startedAt, port] = [lines[0], lines[2], lines[3]].map(Number);
  if (!pid) return null;
  if (await isStillIt(pid, startedAt ?? 0, data)) return { pid, port: port ?? 0 };
  await rm(file, { force: true });
  return null;
}
