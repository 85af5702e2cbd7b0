import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { makePostgresData, readPassword, SUPERUSER } from '../../../dist/src/server/postgres-data.js';
import { findPostgresPlace } from '../../../dist/src/server/postgres-place.js';
import { runProgram } from '../../../dist/src/server/postgres-program.js';
import { freePort } from './free-port.mjs';

/** What is acknowledged is on the disk: nothing here is made faster at the price of that. */
const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '60' };

/** The embedded PostgreSQL on data of its own, started and stopped at will. Talks to pg_ctl and to pg. */
export class Postgres {
  #folder;
  #place;
  #password;
  port;

  static async make() {
    const postgres = new Postgres();
    postgres.#folder = await mkdtemp(join(tmpdir(), 'verbatim-failures-'));
    postgres.#place = await findPostgresPlace(postgres.#folder);
    await makePostgresData(postgres.#place, []);
    postgres.#password = await readPassword(postgres.#place.data);
    postgres.port = await freePort();
    await postgres.start();
    return postgres;
  }

  /** Where its data is, and who runs it. */
  get place() {
    return this.#place;
  }

  /** @returns once it accepts connections */
  async start() {
    const settings = Object.entries({ ...SETTINGS, port: String(this.port) });
    const options = settings.map(([name, value]) => `-c ${name}=${value}`).join(' ');
    await this.#control('start', ['-l', join(this.#place.data, 'verbatim.log'), '-o', options]);
  }

  /** @param mode of pg_ctl: 'fast' cuts every connection, 'immediate' is a crash */
  async stop(mode = 'fast') {
    await this.#control('stop', ['-m', mode]);
  }

  async remove() {
    await this.stop('immediate').catch(() => undefined);
    // As root, the data is elsewhere.
    for (const made of [dirname(this.#place.data), this.#folder])
      await rm(made, { recursive: true, force: true });
  }

  url(database) {
    return `postgres://${SUPERUSER}:${encodeURIComponent(this.#password)}@127.0.0.1:${String(this.port)}/${database}`;
  }

  async connect(database) {
    const client = new pg.Client({ connectionString: this.url(database) });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** @returns the rows of one statement */
  async query(database, text, values = []) {
    const client = await this.connect(database);
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  async #control(action, args) {
    const { programs, data, user, folder } = this.#place;
    await runProgram(join(programs, 'pg_ctl'), [action, '-w', '-s', '-D', data, ...args], {
      user,
      cwd: folder,
    });
  }
}
