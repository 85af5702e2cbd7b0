import { appendFile, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { makePostgresData, readPassword, SUPERUSER } from '../../../dist/src/server/postgres-data.js';
import { findPostgresPlace, makePrivateFolder } from '../../../dist/src/server/postgres-place.js';
import { runProgram } from '../../../dist/src/server/postgres-program.js';
import { freePort } from './free-port.mjs';

/** What is acknowledged is on the disk: nothing here is made faster at the price of that. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  // What a replica that was stopped for a while still needs.
  wal_keep_size: '256MB',
};

/** The embedded PostgreSQL on data of its own, started and stopped at will. Talks to pg_ctl and to pg. */
export class Postgres {
  #folder;
  #place;
  #password;
  #settings = SETTINGS;
  #standbys = 0;
  port;

  /** @param settings of PostgreSQL, beside ours */
  static async make(settings = {}) {
    const postgres = new Postgres();
    postgres.#settings = { ...SETTINGS, ...settings };
    postgres.#folder = await mkdtemp(join(tmpdir(), 'verbatim-failures-'));
    postgres.#place = await findPostgresPlace(postgres.#folder);
    await makePostgresData(postgres.#place, []);
    postgres.#password = await readPassword(postgres.#place.data);
    postgres.port = await freePort();
    await postgres.start();
    return postgres;
  }

  /** Makes a streaming replica, by a copy of the data while it runs. @returns a Postgres; it is removed with its primary */
  async standby() {
    const standby = new Postgres();
    const data = `${this.#place.data}.standby-${String(++this.#standbys)}`;
    standby.#place = { ...this.#place, data };
    standby.#password = this.#password;
    standby.#settings = { ...this.#settings, hot_standby: 'on' };
    standby.port = await freePort();
    await this.copyTo(data);
    const source = `host=127.0.0.1 port=${String(this.port)} user=${SUPERUSER} password=${this.#password}`;
    await appendFile(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`);
    await this.#give(join(data, 'standby.signal'), '');
    await standby.start();
    return standby;
  }

  /** A backup of the whole server while it runs, as docs/operations.md tells it. @param data a folder that is not there */
  async copyTo(data) {
    const { user, folder } = this.#place;
    const client = await this.connect('postgres');
    try {
      await client.query("select pg_backup_start('verbatim', fast => true)");
      await makePrivateFolder(this.#place, data);
      await runProgram('/bin/cp', ['-a', `${this.#place.data}/.`, data], { user, cwd: folder });
      const { rows } = await client.query('select labelfile from pg_backup_stop()');
      // The log up to the end of the backup, without which the copy is not whole.
      await runProgram('/bin/cp', ['-a', `${this.#place.data}/pg_wal/.`, join(data, 'pg_wal')], {
        user,
        cwd: folder,
      });
      await rm(join(data, 'postmaster.pid'), { force: true });
      await this.#give(join(data, 'backup_label'), rows[0].labelfile);
    } finally {
      await client.end();
    }
  }

  /** Puts the copy that `copyTo` made in the place of the data, whatever is there, and starts. */
  async restoreFrom(copy) {
    const { data, user, folder } = this.#place;
    await this.stop('immediate');
    await rm(data, { recursive: true });
    await makePrivateFolder(this.#place, data);
    await runProgram('/bin/cp', ['-a', `${copy}/.`, data], { user, cwd: folder });
    await this.start();
  }

  /** Where its data is, and who runs it. */
  get place() {
    return this.#place;
  }

  /** @returns once it accepts connections */
  async start() {
    const settings = Object.entries({ ...this.#settings, port: String(this.port) });
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

  async #give(file, text) {
    const { user } = this.#place;
    await writeFile(file, text, { mode: 0o600 });
    if (user) await chown(file, user.uid, user.gid);
  }

  async #control(action, args) {
    const { programs, data, user, folder } = this.#place;
    await runProgram(join(programs, 'pg_ctl'), [action, '-w', '-s', '-D', data, ...args], {
      user,
      cwd: folder,
    });
  }
}
