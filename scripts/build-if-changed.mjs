// Builds what `npm start` runs, unless nothing has changed since it was built: a start is then a second shorter.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const BUILT = 'dist/src/cli/main.js';
const SOURCES = ['src', 'migrations', 'package.json', '.swcrc'];

/** Folders count too: theirs is the time at which a file in them was removed. */
function changedAt(path) {
  const stats = statSync(path);
  const entries = stats.isDirectory() ? readdirSync(path).map((name) => changedAt(`${path}/${name}`)) : [];
  return Math.max(stats.mtimeMs, ...entries);
}

// `npm ci --omit=dev` brings no compiler: what is built already has to do.
const canBuild = existsSync('node_modules/@swc/cli');

if (canBuild && (!existsSync(BUILT) || statSync(BUILT).mtimeMs < Math.max(...SOURCES.map(changedAt)))) {
  execFileSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}
