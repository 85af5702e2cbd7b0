import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A migrated, empty database of one test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Ends whatever is connected to it still. */
  readonly drop: () => Promise<void>;
}

const { VERBATIM_TEST_DATABASE_URL: server = '', VERBATIM_TEST_TEMPLATE: template = '' } = process.env;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function create(contents: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} ${contents}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

export function createTestDatabase(): Promise<TestDatabase> {
  return create(`template ${template}`);
}

/** One with all that another holds, to which nobody may be connected. */
export function copyTestDatabase({ url }: TestDatabase): Promise<TestDatabase> {
  return create(`template ${new URL(url).pathname.slice(1)}`);
}

/** One without any table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}

/** One in an encoding that lacks most letters. */
export function createLatinDatabase(): Promise<TestDatabase> {
  return create("template template0 encoding 'LATIN1' locale_provider libc locale 'C'");
}

/** @returns the address of the same database for a user who may read its tables and do no more */
export async function readerOf({ url }: TestDatabase): Promise<string> {
  const reader = new URL(url);
  reader.username = `reader_${randomUUID().replaceAll('-', '')}`;
  reader.password = 'secret';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create role ${reader.username} login password '${reader.password}'`);
    await client.query(`grant select on all tables in schema public to ${reader.username}`);
  } finally {
    await client.end();
  }
  return reader.href;
}
