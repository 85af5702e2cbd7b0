import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The text files under a folder, in the order of their names; a folder that cannot be read stands for itself. */
async function filesUnder(folder: string, above: readonly string[] = []): Promise<string[]> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return [folder];
  const real = await realpath(folder);
  // A link may lead back up.
  if (above.includes(real)) return [];
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const path = join(folder, name);
      // Follows links, as whoever put them there expects.
      const stats = await stat(path).catch(() => null);
      if (stats?.isDirectory()) return filesUnder(path, [...above, real]);
      return /\.txt$/i.test(name) ? [path] : [];
    }),
  );
  return found.flat();
}

/**
 * The files to be read: those named, and every .txt file under the folders named, in the order of their names. What
 * cannot be read is among them: whoever tries finds out, and reads the rest.
 */
export async function pageFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const stats = await stat(path).catch(() => null);
      return stats?.isDirectory() ? filesUnder(path) : [path];
    }),
  );
  return found.flat();
}
