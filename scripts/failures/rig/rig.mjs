import { fileURLToPath } from 'node:url';
import { Load } from './load.mjs';
import { lostWrites } from './lost-writes.mjs';
import { Postgres } from './postgres.mjs';
import { mustRun, Server } from './verbatim.mjs';

const SAMPLE = fileURLToPath(new URL('../../../sample', import.meta.url));
const TEMPLATE = 'template_of_cases';

/** What the cases share: a PostgreSQL, and a database with the sample archive that each gets a copy of. */
export class Rig {
  postgres;
  #key;
  #copies = 0;

  static async make() {
    const rig = new Rig();
    rig.postgres = await Postgres.make();
    await rig.postgres.query('postgres', `create database ${TEMPLATE}`);
    const settings = { DATABASE_URL: rig.postgres.url(TEMPLATE) };
    await mustRun(['ingest', SAMPLE], settings);
    rig.#key = (await mustRun(['keys', 'create', '--name', 'failures', '--role', 'admin'], settings)).trim();
    return rig;
  }

  /** The name of the database with the sample archive that the others are copies of. */
  get template() {
    return TEMPLATE;
  }

  /** Ends what is connected to the databases of the cases so far, and drops them. */
  async dropDatabases() {
    for (let copy = 1; copy <= this.#copies; copy++)
      await this.postgres.query('postgres', `drop database if exists case_${String(copy)} with (force)`);
  }

  /** @param suffix of `create database`. @returns the name of a new one with the sample archive in it */
  async database(suffix = `template ${TEMPLATE}`) {
    const name = `case_${String(++this.#copies)}`;
    await this.postgres.query('postgres', `create database ${name} ${suffix}`);
    return name;
  }

  /**
   * A database, a server on it and twenty connections that ask it, until `work` has ended.
   * @param settings of the server, or a function that gives them for the database's name
   * @param mayEnd whether the server may have ended by then: else that is a failure
   */
  async underLoad(
    work,
    { settings = {}, nodeArguments = [], suffix, load: loadOptions, mayEnd = false } = {},
  ) {
    const database = await this.database(suffix);
    const server = await Server.on(
      this.postgres.url(database),
      typeof settings === 'function' ? settings(database) : settings,
      nodeArguments,
    );
    try {
      await server.start();
      const load = await Load.start(server.address, this.#key, loadOptions);
      try {
        const lost = () => lostWrites(this.postgres, database, load.acknowledged);
        const result = await work({ server, load, database, lost, key: this.#key });
        if (mayEnd || server.died === null) return result;
        return { ...result, measured: `${result.measured}; THE SERVER DIED: ${server.died}`, isMet: false };
      } finally {
        await load.stop();
      }
    } finally {
      await server.end('SIGKILL');
    }
  }

  async remove() {
    await this.postgres.remove();
  }
}
