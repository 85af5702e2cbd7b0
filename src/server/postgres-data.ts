import { randomBytes } from 'node:crypto';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exists, makePrivateFolder, type PostgresPlace } from './postgres-place.js';
import { runProgram } from './postgres-program.js';
import { isAlive } from './postmaster.js';

/** The user that the embedded PostgreSQL belongs to. */
export const SUPERUSER = 'verbatim';

const PASSWORD_FILE = 'verbatim.password';

/**
 * What decides which characters are letters for trigrams. The first that the machine has: with plain C, "é" is none.
 * Order and case are PostgreSQL's own (`--builtin-locale`), the same on every machine.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

/** Removes what processes that were killed in the middle left behind. */
async function removeAbandoned({ folder, data }: PostgresPlace): Promise<void> {
  const prefix = `${basename(data)}.`;
  for (const name of await readdir(folder)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : NaN;
    if (owner > 0 && !isAlive(owner)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Runs initdb with the first of the character types that this machine's C library knows. */
async function runInitdb(place: PostgresPlace, args: readonly string[]): Promise<void> {
  for (const characterType of CHARACTER_TYPES) {
    try {
      const options = { user: place.user, cwd: place.folder };
      await runProgram(join(place.programs, 'initdb'), [...args, `--lc-ctype=${characterType}`], options);
      return;
    } catch (error) {
      const isUnknown = error instanceof Error && error.message.includes('invalid locale name');
      if (!isUnknown) throw error;
    }
  }
}

async function initdb(place: PostgresPlace, data: string, extra: readonly string[]): Promise<void> {
  const passwordFile = `${data}.password`;
  try {
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
    const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    await runInitdb(place, ['-D', data, ...order, ...access, ...extra]);
    await rename(passwordFile, join(data, PASSWORD_FILE));
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Makes PostgreSQL's data folder unless it is there. It is made beside its place and moved there whole: a kill in the
 * middle leaves nothing half made, and of two processes that do so at once both use the first one's.
 * @param extra arguments of initdb
 */
export async function makePostgresData(place: PostgresPlace, extra: readonly string[]): Promise<void> {
  if (await exists(place.data)) return;
  await removeAbandoned(place);
  const staging = `${place.data}.${String(process.pid)}`;
  try {
    await makePrivateFolder(place, staging);
    await initdb(place, staging, extra);
    await rename(staging, place.data).catch(async (error: unknown) => {
      if (!(await exists(place.data))) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** @returns the superuser's password, which only whoever runs Verbatim can read */
export async function readPassword(data: string): Promise<string> {
  return readFile(join(data, PASSWORD_FILE), 'utf8');
}
