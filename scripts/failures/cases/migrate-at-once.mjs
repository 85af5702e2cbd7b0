import { runCommand, Server } from '../rig/verbatim.mjs';

/** Two servers and a migration start at once on a database without a table. */
export const migrateAtOnce = {
  asked: 'one migrates, the others wait; all of them work, each migration is there once',
  async run(rig) {
    const database = await rig.database('');
    const url = rig.postgres.url(database);
    const servers = await Promise.all([Server.on(url), Server.on(url)]);
    try {
      const [migrated] = await Promise.all([
        runCommand(['migrate'], { DATABASE_URL: url }),
        ...servers.map((server) => server.start()),
      ]);
      const [{ all, distinct }] = await rig.postgres.query(
        database,
        'select count(*)::integer as all, count(distinct name)::integer as distinct from migration',
      );
      const ready = await Promise.all(servers.map((server) => server.probe('/ready')));
      return {
        measured: `migrate ended with ${String(migrated.code)}; the servers' /ready ${ready.join(' and ')}; ${String(all)} migrations, ${String(distinct)} different`,
        isMet: migrated.code === 0 && ready.every((status) => status === 200) && all > 0 && all === distinct,
      };
    } finally {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
    }
  },
};
