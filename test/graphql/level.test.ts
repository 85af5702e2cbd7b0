import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Level } from '../../src/graphql/loaders/level.js';
import { Database } from '../../src/store/database.js';
import { sql, unprepared } from '../../src/store/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const PID = 'select pg_backend_pid() as pid';

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = await Database.connect(test.url);
});

afterAll(async () => {
  await database.close();
  await test.drop();
});

async function connectionsOf(statements: readonly ReturnType<typeof sql>[]): Promise<unknown[]> {
  const level = new Level(database);
  const answers = await Promise.all(statements.map((each) => level.query<{ pid: number }>(each)));
  return answers.map(([row]) => row?.pid);
}

describe('the statements of one level', () => {
  it('go out on one connection where they are prepared', async () => {
    const pids = await connectionsOf(['one', 'two', 'three'].map((name) => sql(name, PID)));
    expect(new Set(pids).size).toBe(1);
    expect(pids).toHaveLength(3);
  });

  it('go out each on its own where they may take long, and keep the others not waiting', async () => {
    const level = new Level(database);
    const done: string[] = [];
    const told = (name: string) => () => void done.push(name);
    await Promise.all([
      level.query(unprepared('slow', 'select pg_sleep(1)')).then(told('slow')),
      level.query(unprepared('other', PID)).then(told('other')),
      level.query(sql('quick', PID)).then(told('quick')),
    ]);
    expect(done.at(-1)).toBe('slow');
    const pids = await connectionsOf(['one', 'two'].map((name) => unprepared(name, PID)));
    expect(new Set(pids).size).toBe(2);
  });

  it('fail each alone', async () => {
    const level = new Level(database);
    const broken = level.query(sql('broken', 'select 1 / 0'));
    const whole = level.query(sql('whole', PID));
    await expect(broken).rejects.toThrow('division by zero');
    await expect(whole).resolves.toHaveLength(1);
  });
});
