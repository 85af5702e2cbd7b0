import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePrivateFolder } from '../../../dist/src/server/postgres-place.js';
import { runProgram } from '../../../dist/src/server/postgres-program.js';
import { freePort } from '../rig/free-port.mjs';
import { mustRun, Server } from '../rig/verbatim.mjs';

/** Where Debian and its like put each major version. */
const INSTALLED = '/usr/lib/postgresql';
const SAMPLE = fileURLToPath(new URL('../../../sample', import.meta.url));

const ALL = `{ articles(first: 100) { totalCount nodes { id headline text quotes { nodes { id text speaker { name }
  pieces { selector { start end } } } } } } }`;

async function answers(url) {
  const server = await Server.on(url, { MAX_COMPLEXITY: '1000000' });
  await server.start();
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(server.address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: ALL }),
    });
    return await response.text();
  } finally {
    await server.end();
  }
}

/** pg_dump, drop, pg_restore, as docs/operations.md tells: of an installed PostgreSQL, as the embedded one brings none. */
export const dumpAndRestore = {
  asked: 'a dump, restored after the database was dropped, answers the same',
  async run(rig) {
    const versions = await readdir(INSTALLED).catch(() => []);
    const version = versions.map(Number).sort((a, b) => b - a)[0];
    if (!version) return { measured: `no PostgreSQL is installed at ${INSTALLED}`, isMet: null };
    const { place } = rig.postgres;
    const data = `${place.data}.dumped`;
    const port = String(await freePort());
    const run = (program, args) =>
      runProgram(join(INSTALLED, String(version), 'bin', program), args, {
        user: place.user,
        cwd: place.folder,
      });
    await makePrivateFolder(place, data);
    await run('initdb', ['-D', data, '-U', 'verbatim', '-A', 'trust', '--encoding=UTF8', '--locale=C.UTF-8']);
    const options = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    await run('pg_ctl', ['start', '-w', '-s', '-D', data, '-l', join(data, 'log'), '-o', options]);
    try {
      const url = `postgres://verbatim@127.0.0.1:${port}/news`;
      const [onServer, dump] = [
        ['-h', '127.0.0.1', '-p', port, '-U', 'verbatim'],
        join(data, 'verbatim.dump'),
      ];
      await run('createdb', [...onServer, 'news']);
      await mustRun(['ingest', SAMPLE], { DATABASE_URL: url });
      const before = await answers(url);
      await run('pg_dump', ['--format=custom', `--file=${dump}`, url]);
      await run('dropdb', [...onServer, 'news']);
      await run('createdb', [...onServer, 'news']);
      await run('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${url}`, dump]);
      const isSame = (await answers(url)) === before;
      return {
        measured: `PostgreSQL ${String(version)}; ${String(before.length)} characters of answers, ${isSame ? 'the same' : 'OTHERS'} after`,
        isMet: isSame && before.includes('headline'),
      };
    } finally {
      await run('pg_ctl', ['stop', '-w', '-s', '-D', data, '-m', 'immediate']);
      await rm(data, { recursive: true, force: true });
    }
  },
};
