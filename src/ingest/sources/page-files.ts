import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { lookup } from 'mime-types';
import { glob, isDynamicPattern } from 'tinyglobby';

/** What pages are saved with, and archives shipped with, that is none: told by the name, for there is no need to look. */
const NO_PAGES =
  /^(?:image|audio|video|font)\/|^text\/(?:css|javascript|markdown)$|^application\/(?:javascript|pdf|manifest\+json|wasm)$/;

/** True for what in a folder may be a page or hold some; what it is its content tells. */
function mayHoldPages(name: string): boolean {
  const type = lookup(name.replace(/\.gz$/i, ''));
  return !name.startsWith('.') && (type === false || !NO_PAGES.test(type));
}

/** 'Ferry_files' beside 'Ferry.html' is where browsers put what belongs to a page. */
function isPagesOwn(folder: string, siblings: ReadonlySet<string>): boolean {
  const page = /^(?<page>.+)[_.-]files$/i.exec(folder)?.groups?.['page'];
  return page !== undefined && ['.html', '.htm', '.xhtml'].some((ending) => siblings.has(`${page}${ending}`));
}

/** The files under a folder, in the order of their names; a folder that cannot be read stands for itself. */
async function filesUnder(folder: string, above: readonly string[] = []): Promise<string[]> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return [folder];
  const real = await realpath(folder);
  // A link may lead back up.
  if (above.includes(real)) return [];
  const siblings = new Set(names);
  const files: string[] = [];
  for (const name of names.sort()) {
    if (!mayHoldPages(name)) continue;
    const path = join(folder, name);
    // Follows links, as whoever put them there expects.
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory()) {
      if (!isPagesOwn(name, siblings)) files.push(...(await filesUnder(path, [...above, real])));
    } else if (stats?.isFile()) files.push(path);
  }
  return files;
}

export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

/**
 * What is to be read: the files and addresses named, '-' for standard input, the files under the folders named, those
 * that a pattern matches, in the order of their names. What cannot be read is among them: whoever tries finds out, and
 * reads the rest.
 */
export async function pageFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === '-' || isAddress(path)) {
      files.push(path);
      continue;
    }
    const stats = await stat(path).catch(() => null);
    if (stats?.isDirectory()) files.push(...(await filesUnder(path)));
    else if (stats === null && isDynamicPattern(path)) {
      const matches = await glob([path], { onlyFiles: true, expandDirectories: false, dot: false });
      files.push(...matches.sort().filter((match) => !basename(match).startsWith('.')));
    } else files.push(path);
  }
  return files;
}
