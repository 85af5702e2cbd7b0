import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '../support/temporary-folder.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let registry: Server | null = null;

afterEach(async () => {
  registry?.closeAllConnections();
  registry?.close();
  if (registry) await once(registry, 'close');
  registry = null;
});

function finding(severity: string): object {
  return {
    fastify: [{ id: 1, url: 'https://advice.example/1', title: 'x', severity, vulnerable_versions: '>=0' }],
  };
}

/** Runs the check against a registry that answers so. */
async function audit(status: number, answer: object): Promise<{ code: number | null; printed: string }> {
  registry = createServer((request, response) => {
    const isQuestion = request.url?.endsWith('/advisories/bulk') === true;
    response.writeHead(isQuestion ? status : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isQuestion ? answer : {}));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const address = registry.address();
  return auditBy(String(typeof address === 'object' ? address?.port : ''));
}

/** Runs it against whoever listens at a port of this machine. */
async function auditBy(port: string): Promise<{ code: number | null; printed: string }> {
  const cache = await temporaryFolder();
  const child = spawn(process.execPath, ['scripts/audit.mjs'], {
    cwd: ROOT,
    env: {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${port}/`,
      // What another registry said is not remembered.
      npm_config_cache: cache.path,
    },
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  await cache.remove();
  return { code: child.exitCode, printed };
}

describe('npm run audit', () => {
  it('passes where nothing is known', async () => {
    const { code, printed } = await audit(200, {});
    expect([code, printed]).toEqual([0, expect.stringContaining('0 critical, 0 high')]);
  });

  it.each(['high', 'critical'])(
    'fails where something %s is known of what a server runs',
    async (severity) => {
      const { code, printed } = await audit(200, finding(severity));
      expect([code, printed]).toEqual([1, expect.stringContaining(`${severity}: fastify`)]);
    },
  );

  it.each([
    ['that refuses to answer', () => audit(405, { error: 'no' })],
    ['that answers something else', () => audit(200, { metadata: 'none' })],
    ['that is not there', () => auditBy('1')],
  ])('passes with a registry %s, and says so', async (_, run) => {
    const { code, printed } = await run();
    expect([code, printed]).toEqual([0, expect.stringContaining('nothing was checked')]);
  });
});
