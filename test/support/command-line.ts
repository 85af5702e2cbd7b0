import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

/** Settings and the like; a setting of the machine's own does not reach the command. */
export type Environment = Readonly<Record<string, string>>;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a failed test leaves running does not keep the others waiting. */
const LIFE_MS = 45_000;

function start(args: readonly string[], environment: Environment, lifeMs = LIFE_MS) {
  return spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: 'pipe',
    timeout: lifeMs,
    killSignal: 'SIGKILL',
  });
}

/** Runs the built command to its end. */
export async function verbatim(
  args: readonly string[],
  environment: Environment = {},
  input = '',
): Promise<Outcome> {
  const child = start(args, environment);
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

/** A command that runs. */
export interface Running {
  readonly pid: number | undefined;
  /** Waits until it has printed this. */
  printed(pattern: RegExp): Promise<void>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Outcome>;
}

/** Starts the built command. */
export function startVerbatim(args: readonly string[], environment: Environment): Running {
  const child = start(args, environment);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const closed = once(child, 'close');
  return {
    pid: child.pid,
    async printed(pattern) {
      while (!pattern.test(stdout + stderr)) {
        if (child.exitCode !== null)
          throw new Error(`It ended with ${String(child.exitCode)}: ${stdout}${stderr}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async end(signal) {
      child.kill(signal);
      await closed;
      return { code: child.exitCode, stdout, stderr };
    },
  };
}

/** A server that has told its address. */
export interface Serving {
  readonly address: string;
  readonly printed: string;
  /** What it has written to standard error so far. */
  logged(): string;
  query(query: string): Promise<unknown>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Outcome>;
}

async function addressPrinted(child: ChildProcess, printed: () => string): Promise<string> {
  for (;;) {
    const address = /http:\S+/.exec(printed())?.[0];
    if (address !== undefined) return address;
    if (child.exitCode !== null) throw new Error(`It ended with ${String(child.exitCode)}: ${printed()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Starts `verbatim serve` on a free port.
 * @param lifeMs after which it is killed
 */
export async function serve(environment: Environment, lifeMs?: number): Promise<Serving> {
  const child = start(['serve'], { PORT: '0', ...environment }, lifeMs);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const address = await addressPrinted(child, () => stdout + stderr);
  return {
    address,
    printed: stdout,
    logged: () => stderr,
    async query(query) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const answer: unknown = await response.json();
      return answer;
    },
    async end(signal) {
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
      return { code: child.exitCode, stdout, stderr };
    },
  };
}
