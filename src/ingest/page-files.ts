import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The files to be read: those named, and every .txt file under the folders named, in the order of their names. What does
 * not exist is among them: whoever reads it finds out, and reads the rest.
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
