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

  /** @param suffix of `create database`. @returns the name of a new one with the sample archive in it */
  async database(suffix = `template ${TEMPLATE}`) {
    const name = `case_${String(++this.#copies)}`;
    await this.postgres.query('postgres', `create database ${name} ${suffix}`);
    return name;
  }

  /** A database, a server on it and twenty connections that ask it, until `work` has ended. */
  async underLoad(work, { settings = {}, nodeArguments = [], suffix, load: loadOptions } = {}) {
    const database = await this.database(suffix);
    const server = await Server.on(this.postgres.url(database), settings, nodeArguments);
    try {
      await server.start();
      const load = await Load.start(server.address, this.#key, loadOptions);
      try {
        return await work({
          server,
          load,
          database,
          lost: () => lostWrites(this.postgres, database, load.acknowledged),
        });
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
