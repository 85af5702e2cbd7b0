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

/** One without any table. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('');
}
