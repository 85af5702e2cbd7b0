import { readFile, readdir } from 'node:fs/promises';
import pg from 'pg';

/** Ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;

/** @returns fields 3 and on of /proc/<pid>/stat, or null where the process is gone */
async function stat(pid) {
  const line = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => null);
  return line && line.slice(line.lastIndexOf(')') + 2).split(' ');
}

/** @returns milliseconds of processor time that a process has used, all its threads together */
export async function timeOf(pid) {
  const fields = await stat(pid);
  return fields ? ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS : 0;
}

/** @returns megabytes that a process holds */
export async function memoryOf(pid) {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

/** @returns the process that is the parent of every backend; null where PostgreSQL runs on another machine */
export async function findPostmaster(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const fields = await stat(rows[0].pid);
  await client.end();
  return fields ? Number(fields[1]) : null;
}

/** @returns the processes that one has started */
export async function childrenOf(parent) {
  const children = [];
  for (const entry of await readdir('/proc'))
    if (/^\d+$/.test(entry) && Number((await stat(entry))?.[1]) === parent) children.push(Number(entry));
  return children;
}

/** @returns milliseconds of processor time of this process, its threads included */
export function ownTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @returns milliseconds of processor time of a PostgreSQL: its postmaster, its children, and those that have ended */
export async function timeOfPostgres(postmaster) {
  let ticks = 0;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const fields = await stat(entry);
    if (!fields) continue;
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    if (Number(fields[1]) === postmaster) ticks += user + system;
    if (Number(entry) === postmaster) ticks += user + system + endedUser + endedSystem;
  }
  return (ticks * 1000) / TICKS;
}

/** @returns milliseconds of processor time that the whole machine has used */
export async function timeOfMachine() {
  const [line] = (await readFile('/proc/stat', 'utf8')).split('\n');
  const [user, nice, system, , , irq, softirq] = line.trim().split(/\s+/).slice(1).map(Number);
  return ((user + nice + system + irq + softirq) * 1000) / TICKS;
}
