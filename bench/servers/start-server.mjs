import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** As `npm start` and the image have it. */
const VERBATIM = {
  command: [
    process.execPath,
    '--v8-pool-size=1',
    '--max-semi-space-size=32',
    path('../../dist/src/cli/main.js'),
    'serve',
  ],
};
const UNLIMITED = { RATE_LIMIT_PER_ADDRESS: '0' };

/** Each server as it is started in production. PostGraphile wants a later Node than we do: the npm package brings it. */
const COMMANDS = {
  'verbatim, warm': { ...VERBATIM, env: UNLIMITED },
  'verbatim, cold': { ...VERBATIM, env: { ...UNLIMITED, MEMORY_ROWS: '0' } },
  postgraphile: {
    command: [path('../node_modules/.bin/node'), path('postgraphile/serve.mjs')],
    env: { GRAPHILE_ENV: 'production' },
  },
  'plain SQL': { command: [process.execPath, path('plain-sql.mjs')], env: {} },
  'one answer': { command: [process.execPath, '--v8-pool-size=1', path('one-answer.mjs')], env: {} },
};

/** Those that answer what they are asked. */
export const SERVERS = Object.keys(COMMANDS).filter((name) => name !== 'one answer');

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function untilItListens(child, port, errors) {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline && child.exitCode === null) {
    try {
      await fetch(`http://127.0.0.1:${String(port)}/`, { redirect: 'manual' });
      return;
    } catch {
      await sleep(100);
    }
  }
  throw new Error(`A server does not start: ${errors()}`);
}

/** Starts one of the servers on a database, as a process of its own. */
export async function startServer(name, databaseUrl) {
  const {
    command: [node, ...args],
    env,
  } = COMMANDS[name];
  const port = await freePort();
  const child = spawn(node, args, {
    env: {
      ...{
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        LOAD_SAMPLE: 'false',
      },
      ...{ PORT: String(port), DATABASE_URL: databaseUrl },
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => (errors = `${errors}${String(data)}`.slice(-2_000)));
  await untilItListens(child, port, () => errors);
  return {
    name,
    pid: child.pid,
    url: `http://127.0.0.1:${String(port)}/graphql`,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
