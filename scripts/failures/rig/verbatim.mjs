import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.mjs';

const MAIN = fileURLToPath(new URL('../../../dist/src/cli/main.js', import.meta.url));

const START_MS = 120_000;

/** Starts a built command; of the machine's own settings none reaches it. */
export function startCommand(args, settings, nodeArguments = []) {
  const child = spawn(process.execPath, [...nodeArguments, MAIN, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const command = { child, stdout: '', stderr: '', closed: once(child, 'close') };
  child.stdout.setEncoding('utf8').on('data', (chunk) => (command.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk) => (command.stderr += chunk));
  return command;
}

/** Runs a built command to its end. */
export async function runCommand(args, settings) {
  const command = startCommand(args, settings);
  const [code] = await command.closed;
  return { code, stdout: command.stdout, stderr: command.stderr };
}

/** As `runCommand`, for what must not fail. @returns what it printed */
export async function mustRun(args, settings) {
  const { code, stdout, stderr } = await runCommand(args, settings);
  if (code !== 0) throw new Error(`verbatim ${args.join(' ')} ended with ${String(code)}: ${stderr}`);
  return stdout;
}

/** A server, as it runs in production, at an address that stays over its restarts. Talks to its process. */
export class Server {
  #settings;
  #nodeArguments;
  #command = null;
  #port;

  static async on(databaseUrl, settings = {}, nodeArguments = []) {
    const server = new Server();
    server.#port = await freePort();
    server.#nodeArguments = nodeArguments;
    server.#settings = {
      ...{ NODE_ENV: 'production', HOST: '127.0.0.1', LOG_LEVEL: 'fatal', LOAD_SAMPLE: 'false' },
      ...{ RATE_LIMIT_PER_ADDRESS: '0', RATE_LIMIT_PER_KEY: '0' },
      ...{ PORT: String(server.#port), DATABASE_URL: databaseUrl },
      ...settings,
    };
    return server;
  }

  get port() {
    return this.#port;
  }

  get address() {
    return `http://127.0.0.1:${String(this.#port)}/graphql`;
  }

  get pid() {
    return this.#command.child.pid;
  }

  /** What it wrote on standard error, if it has ended by itself; else null. */
  get died() {
    const { child, stderr } = this.#command;
    return child.exitCode !== null || child.signalCode !== null ? stderr : null;
  }

  /** @returns once it is ready */
  async start() {
    this.#command = startCommand(['serve'], this.#settings, this.#nodeArguments);
    const deadline = performance.now() + START_MS;
    while ((await this.probe('/ready')) !== 200) {
      if (this.#command.child.exitCode !== null || performance.now() > deadline)
        throw new Error(`The server does not start: ${this.#command.stderr}`);
      await sleep(100);
    }
    return this;
  }

  /** @returns the status of an answer; null where there is none */
  async probe(path) {
    try {
      const response = await fetch(new URL(path, this.address), { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  }

  /** Sends the signal and waits for the end. @returns the exit code, null after a kill */
  async end(signal = 'SIGTERM') {
    if (!this.#command || this.#command.child.exitCode !== null) return this.#command?.child.exitCode ?? null;
    this.#command.child.kill(signal);
    const [code] = await this.#command.closed;
    return code;
  }
}
