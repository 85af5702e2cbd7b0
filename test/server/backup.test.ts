import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Postgres } from '../../scripts/failures/rig/postgres.mjs';
import { Role } from '../../src/domain/role.js';
import { ingestPage } from '../../src/ingest/ingest-page.js';
import { createHttpServer } from '../../src/server/http.js';
import { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { createKey } from '../support/keys.js';
import { page } from '../support/pages.js';

const TEXT = [
  '“The Lantern Trust will mend the pier,” said Maria Oldfield, a director of the Lantern Trust.',
  'An official, who asked not to be named because of the delicacy of the talks, said the Harbour Union owes nothing.',
].join('\n\n');

const ALL = `{
  articles { totalCount nodes { id url headline text quotes { nodes { id text kind revision speaker { id name }
    about { entity { id name } } pieces { selector { start end } } } } speakers { name } } }
  entities { nodes { id name aliases statements { totalCount } } }
  auditEntries { nodes { id action actorName } }
}`;

it('a backup that was made while everything ran, restored after the archive is destroyed, answers the same', async () => {
  const postgres = await Postgres.make({ fsync: 'off' });
  await postgres.query('postgres', 'create database news');
  await migrate(postgres.url('news'));
  const database = await Database.connect(postgres.url('news'), { patienceMs: 2_000 });
  const { secret } = await createKey(database, Role.ADMIN);
  // It remembers, and runs on: what it knew of the lost archive must not be served after.
  const server = await createHttpServer(database, pino({ level: 'silent' }), {
    corsOrigins: [],
    introspection: false,
    memoryRows: 1_000,
  });
  const address = await server.listen('127.0.0.1', 0);
  const ask = async (
    query: string,
    variables: object = {},
  ): Promise<{ data?: unknown; errors?: unknown }> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` };
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: unknown; errors?: unknown };
  };
  const addAlias = async (name: string): Promise<void> => {
    const { data } = (await ask('{ organization(name: "Lantern Trust") { id revision } }')) as {
      data: { organization: { id: string; revision: number } };
    };
    const { id: entityId, revision: expectedRevision } = data.organization;
    const input = { entityId, expectedRevision, name, reason: 'A test.' };
    await ask('mutation ($input: AddAliasInput!) { addAlias(input: $input) { userErrors { code } } }', {
      input,
    });
  };

  try {
    for (const number of [1, 2])
      await ingestPage(database, page({ url: `https://harbour.example/kept/${String(number)}`, text: TEXT }));
    await addAlias('The Lantern Fund');
    const kept = await ask(ALL);
    expect(kept).toMatchObject({ data: { articles: { totalCount: 2 } } });
    expect(JSON.stringify(kept)).toContain('The Lantern Fund');
    const copy = `${postgres.place.data}.backup`;
    await postgres.copyTo(copy);

    await addAlias('The Lantern Society');
    await ingestPage(database, page({ url: 'https://harbour.example/lost', text: TEXT }));
    expect(await ask(ALL)).toMatchObject({ data: { articles: { totalCount: 3 } } });
    await postgres.restoreFrom(copy);
    for (let tries = 0; tries < 50 && (await ask(ALL)).errors !== undefined; tries++) await sleep(100);
    expect(await ask(ALL)).toEqual(kept);
  } finally {
    await server.close();
    await database.close();
    await postgres.remove();
  }
});
