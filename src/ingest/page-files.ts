import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { VerbatimError } from '../domain/errors.js';

async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The files to be read: those named, and every .txt file under the folders named, in the order of their names.
 * @throws VerbatimError PAGE_UNREADABLE for a path that does not exist
 */
export async function pageFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      const stats = await stat(path).catch((cause: unknown) => {
        throw new VerbatimError('PAGE_UNREADABLE', `There is no file or folder ${path}.`, {
          cause,
          path: [path],
        });
      });
      return stats.isDirectory() ? filesUnder(path) : [path];
    }),
  );
  return found.flat();
}
