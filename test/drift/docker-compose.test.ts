import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig, SETTINGS } from '../../src/server/config.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly environment: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { test: readonly string[] };
  readonly init?: boolean;
  readonly read_only?: boolean;
  readonly tmpfs?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
}

interface Compose {
  readonly services: { readonly verbatim: Service; readonly postgres: Service };
  readonly volumes: Record<string, unknown>;
}

const root = new URL('../../', import.meta.url);
const read = (file: string): Promise<string> => readFile(new URL(file, root), 'utf8');
const { services, volumes } = parse(await read('docker-compose.yml')) as Compose;
const dockerfile = await read('Dockerfile');
const stages = dockerfile.split(/^(?=FROM )/m).filter((stage) => stage.startsWith('FROM '));
const last = stages.at(-1) ?? '';

/** What compose makes of `${NAME:-default}` where NAME is not set. */
const interpolated = (value: string): string => value.replace(/\$\{\w+:-(.*?)\}/g, '$1');

describe('docker-compose.yml', () => {
  it('has Verbatim and a PostgreSQL, and nothing else', () => {
    expect(Object.keys(services)).toEqual(['verbatim', 'postgres']);
    expect(services.verbatim.build).toBe('.');
    expect(services.postgres.image).toBe('postgres:18');
  });

  it('passes on every setting but those that the container itself decides', () => {
    const { environment, ports } = services.verbatim;
    const passed = Object.entries(environment).filter(([name, value]) => value === `\${${name}:-}`);
    // PORT is that of the machine; inside, it is always the same.
    expect(ports).toEqual(['127.0.0.1:${PORT:-4000}:4000']);
    expect([...passed.map(([name]) => name), 'PORT', 'HOST', 'DATABASE_URL', 'DATA_DIR'].sort()).toEqual(
      SETTINGS.map(({ name }) => name).sort(),
    );
  });

  it('gives Verbatim settings that exist, and values that are valid', () => {
    const settings = Object.fromEntries(
      Object.entries(services.verbatim.environment).map(([name, value]) => [name, interpolated(value)]),
    );
    expect(SETTINGS.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(settings)));
    const { databaseUrl = '' } = readConfig(settings);
    const { hostname, username, password, pathname } = new URL(databaseUrl);
    const { POSTGRES_USER, POSTGRES_PASSWORD = '', POSTGRES_DB } = services.postgres.environment;
    expect([hostname, username, password, pathname]).toEqual([
      'postgres',
      POSTGRES_USER,
      interpolated(POSTGRES_PASSWORD),
      `/${POSTGRES_DB ?? ''}`,
    ]);
  });

  it('shows the API, and only that, on port 4000 of this machine alone', () => {
    expect(services.verbatim.ports?.map(interpolated)).toEqual(['127.0.0.1:4000:4000']);
    expect(services.postgres.ports).toBeUndefined();
  });

  it('keeps the archive in a volume, where PostgreSQL 18 has it', () => {
    expect(services.postgres.volumes).toEqual(['archive:/var/lib/postgresql']);
    expect(Object.keys(volumes)).toEqual(['archive']);
  });

  it('starts Verbatim when PostgreSQL answers', () => {
    expect(services.postgres.healthcheck?.test.join(' ')).toContain('pg_isready');
    expect(services.verbatim.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services.verbatim.init).toBe(true);
  });
});

describe('Verbatim’s container', () => {
  it('can write nowhere but to a temporary folder, and has no right beyond a user’s', () => {
    const { read_only, tmpfs, cap_drop, security_opt, privileged, volumes: mounted } = services.verbatim;
    expect({ read_only, tmpfs, cap_drop, security_opt, privileged, mounted }).toEqual({
      read_only: true,
      tmpfs: '/tmp',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      privileged: undefined,
      mounted: undefined,
    });
  });
});

describe('the Dockerfile', () => {
  it('leaves nothing in the image that its user owns, nor a secret of the build', () => {
    expect(dockerfile).not.toMatch(/--chown|chmod|chown|^VOLUME|^ADD/m);
    expect(dockerfile).not.toMatch(/^ARG|_TOKEN|_SECRET|PASSWORD/m);
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('COPY'));
    expect(last.indexOf('USER node')).toBeGreaterThan(last.lastIndexOf('RUN'));
  });

  it('builds in one stage and runs in another, without what only building needs', () => {
    expect(stages).toHaveLength(2);
    expect(last).toMatch(/npm ci --omit=dev .*--ignore-scripts/);
    expect(last).toMatch(/^COPY --from=build \/app\/dist /m);
  });

  it('runs `serve` for everybody to reach, as a user who is not root', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^ENV .*HOST=0\.0\.0\.0 PORT=4000$/m);
    expect(last).toMatch(/^EXPOSE 4000$/m);
    expect(last).toMatch(
      /^CMD \["node", "--v8-pool-size=1", "--max-semi-space-size=32", "dist\/src\/cli\/main\.js", "serve"\]$/m,
    );
  });

  it('asks for its health with a script that tells a healthy server from none', async () => {
    const command = /HEALTHCHECK[^[]*(\[.*\])$/m.exec(last)?.[1] ?? '[]';
    const [program, flag, script] = JSON.parse(command) as string[];
    expect([program, flag]).toEqual(['node', '-e']);
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/health' ? 200 : 404).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const PORT = String(typeof address === 'object' && address ? address.port : 0);
    const healthy = spawn(process.execPath, ['-e', script ?? ''], { env: { PORT } });
    expect((await once(healthy, 'close'))[0]).toBe(0);
    server.close();
    await once(server, 'close');
    expect(spawnSync(process.execPath, ['-e', script ?? ''], { env: { PORT } }).status).toBe(1);
  });

  it('carries what `serve` reads beside the program', () => {
    expect(last).toMatch(/^COPY sample \.\/sample$/m);
    expect(last).toMatch(/^COPY package\.json /m);
  });
});
