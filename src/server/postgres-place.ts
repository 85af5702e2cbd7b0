import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { VerbatimError } from '../domain/errors.js';
import { installedPostgres, type PostgresInstallation } from './postgres-installation.js';
import { runProgram, type SystemUser } from './postgres-program.js';

/** Where root puts what an unprivileged user must be able to enter. */
const SHARED_FOLDER = '/var/lib/verbatim';

/** Users that PostgreSQL can run as where we are root, best first. */
const UNPRIVILEGED_USERS = ['postgres', 'nobody'];

/** Where the embedded PostgreSQL's programs and data are, and who runs it. */
export interface PostgresPlace {
  /** The folder of `initdb`, `pg_ctl` and `postgres`. */
  readonly programs: string;
  /** The folder that holds the data folder. */
  readonly folder: string;
  /** PostgreSQL's data folder, named after its major version: another one cannot read it. */
  readonly data: string;
  /** Null for the user who runs Verbatim. */
  readonly user: SystemUser | null;
}

/** True for a file or folder that is there, links followed. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function unprivilegedUser(): Promise<SystemUser> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of UNPRIVILEGED_USERS) {
    const [, , uid, gid] = users.find(([known]) => known === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new VerbatimError(
    'CONFIGURATION_INVALID',
    `PostgreSQL does not run as root, and there is no user ${UNPRIVILEGED_USERS.join(' or ')}: set DATABASE_URL.`,
    { path: ['DATABASE_URL'] },
  );
}

/**
 * True where the user can enter the folder and run PostgreSQL's programs: permissions, access lists, mounts and all.
 * A shell enters it, as pg_ctl needs one too: what Node enters for a child it enters as root.
 */
async function canRun(programs: string, folder: string, user: SystemUser): Promise<boolean> {
  const script = 'cd "$0" && "$1" --version';
  const args = ['-c', script, folder, join(programs, 'postgres')];
  return runProgram('/bin/sh', args, { user, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const isExecutable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, isExecutable ? 0o755 : 0o644);
  }
}

/** @returns the folder of the copy's programs */
async function copyToSharedFolder({ folder, version }: PostgresInstallation): Promise<string> {
  const copy = join(SHARED_FOLDER, `postgresql-${version}`);
  if (!(await exists(copy))) {
    const staging = `${copy}.${String(process.pid)}`;
    await cp(folder, staging, { recursive: true, verbatimSymlinks: true });
    await openToAll(staging);
    // A copy made in the same moment by another process serves as well.
    await rename(staging, copy).catch(() => rm(staging, { recursive: true, force: true }));
  }
  return join(copy, 'bin');
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true });
    if (made !== undefined) await chmod(folder, 0o755);
  } catch (cause) {
    throw new VerbatimError('CONFIGURATION_INVALID', `The folder ${folder} of DATA_DIR cannot be made.`, {
      cause,
      path: ['DATA_DIR'],
    });
  }
}

/**
 * Root's place: PostgreSQL runs as another user, who cannot enter a folder that only root can. There `link`, where the
 * data would be, leads to a folder that this user can enter: who removes the link starts anew.
 */
async function placeForRoot(link: string, installation: PostgresInstallation): Promise<PostgresPlace> {
  const user = await unprivilegedUser();
  const installed = join(installation.folder, 'bin');
  await makeFolder(SHARED_FOLDER);
  const programs = (await canRun(installed, '/', user)) ? installed : await copyToSharedFolder(installation);
  const isEnterable = (await exists(link)) || (await canRun(programs, dirname(link), user));
  const data = (await readlink(link).catch(() => null)) ?? (isEnterable ? link : await linkToShared(link));
  const folder = dirname(data);
  await makeFolder(folder);
  return { programs, folder, data, user };
}

/** @returns where the link leads; another process may have made it in the same moment */
async function linkToShared(link: string): Promise<string> {
  const folder = await mkdtemp(join(SHARED_FOLDER, 'data-'));
  await chmod(folder, 0o755);
  await symlink(join(folder, basename(link)), link).catch(() => rmdir(folder));
  return readlink(link);
}

/**
 * Finds where PostgreSQL can run. As root, where `dataDir` can be entered by root alone, that is a folder under
 * /var/lib/verbatim, which a link in `dataDir` leads to.
 * @param dataDir absolute; made if need be
 * @throws VerbatimError CONFIGURATION_INVALID
 */
export async function findPostgresPlace(dataDir: string): Promise<PostgresPlace> {
  const installation = await installedPostgres();
  const data = join(dataDir, `postgresql-${installation.version.split('.')[0] ?? ''}`);
  await makeFolder(dataDir);
  if (process.getuid?.() === 0) return placeForRoot(data, installation);
  return { programs: join(installation.folder, 'bin'), folder: dataDir, data, user: null };
}

/** Makes a folder that only whoever runs PostgreSQL can enter. */
export async function makePrivateFolder({ user }: PostgresPlace, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (user) await chown(folder, user.uid, user.gid);
}
