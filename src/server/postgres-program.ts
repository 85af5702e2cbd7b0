import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Whom a program runs as, where that is another user than ours. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

interface ProgramOptions {
  /** Null for the user who runs Verbatim. */
  readonly user: SystemUser | null;
  /** A folder that user can enter. */
  readonly cwd: string;
}

/**
 * Runs one of PostgreSQL's programs to its end, out of the reach of a Ctrl-C in the terminal: a start or a stop that
 * has begun is finished, so that whoever asked for it knows where PostgreSQL stands.
 * @throws Error with what the program wrote on standard error
 */
export async function runProgram(
  file: string,
  args: readonly string[],
  { user, cwd }: ProgramOptions,
): Promise<void> {
  const child = spawn(file, args, {
    cwd,
    // Nothing of ours: PGDATA, PGPORT and the like would be obeyed.
    env: { LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...user,
  });
  const [written, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]);
  if (code !== 0) throw new Error(written.trim() || `${file} ended with ${String(code)}`);
}
