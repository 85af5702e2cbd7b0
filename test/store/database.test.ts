import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let test: TestDatabase;

beforeEach(async () => {
  test = await createTestDatabase();
});

afterEach(() => test.drop());

describe('a database', () => {
  it('refuses what takes it too long, and goes on', async () => {
    const database = await Database.connect(test.url, { statementTimeoutMs: 200 });
    try {
      await expect(database.query(sql('slow', 'select pg_sleep(30)'))).rejects.toMatchObject({
        code: 'QUERY_TOO_EXPENSIVE',
      });
      expect(await database.query(sql('fast', 'select 1 as one'))).toEqual([{ one: 1 }]);
    } finally {
      await database.close();
    }
  });

  it('lets what is under way end when it is closed, and does not wait for ever for what does not', async () => {
    const database = await Database.connect(test.url);
    const quick = database.query(sql('quick', 'select pg_sleep(.2)::text as slept'));
    const endless = database.query(sql('endless', 'select pg_sleep(600)')).catch((error: unknown) => error);
    await database.close();
    expect(await quick).toEqual([{ slept: '' }]);
    expect(await endless).toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });

  it('keeps nothing of a transaction in which one of the statements sent together failed, nor what is sent after it', async () => {
    const database = await Database.connect(test.url);
    const note = sql('note', 'insert into note (line) values ($1)');
    let late: Promise<unknown> = Promise.resolve();
    try {
      await database.query(sql('makeNote', 'create table note (line text)'));
      const failing = database.transaction(async (transaction) => {
        const first = Promise.all([
          transaction.query(note, ['one']),
          transaction.query(sql('fails', 'select 1 / 0')),
          transaction.query(note, ['two']),
        ]);
        late = first.catch(async () => {
          await new Promise(setImmediate);
          return transaction.query(note, ['three']);
        });
        await first;
      });
      await expect(failing).rejects.toThrow('division by zero');
      await expect(late).rejects.toThrow('The transaction has ended.');
      expect(await database.query(sql('notes', 'select line from note'))).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('says what failed first, whichever of those sent together is waited for', async () => {
    const database = await Database.connect(test.url);
    try {
      const failing = database.transaction(async (transaction) => {
        transaction.query(sql('failsToo', 'select 1 / 0')).catch(() => undefined);
        await transaction.query(sql('one', 'select 1'));
      });
      await expect(failing).rejects.toThrow('division by zero');
    } finally {
      await database.close();
    }
  });

  it('keeps nothing, and says so, where a statement fails that nobody waited for', async () => {
    const database = await Database.connect(test.url);
    try {
      await database.query(sql('makeNote', 'create table note (line text)'));
      const failing = database.transaction(async (transaction) => {
        await transaction.query(sql('note', 'insert into note (line) values ($1)'), ['one']);
        transaction.query(sql('failsLast', 'select 1 / 0')).catch(() => undefined);
      });
      await expect(failing).rejects.toThrow('division by zero');
      expect(await database.query(sql('notes', 'select line from note'))).toEqual([]);
    } finally {
      await database.close();
    }
  });

  it('of a writer never looks through a table, however small it was when the statement was planned', async () => {
    const database = await Database.connect(test.url, { isWriter: true });
    try {
      await database.query(sql('makeLine', 'create table line (id integer primary key, words text)'));
      await database.query(sql('fillLine', "insert into line values (1, 'one')"));
      await database.query(sql('analyseLine', 'analyze line'));
      const plan = await database.query<{ 'QUERY PLAN': string }>(
        sql('linePlan', 'explain select words from line where id = any (array[1, 2, 3])'),
      );
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
    } finally {
      await database.close();
    }
  });

  it('runs the statements of a transaction that are sent together in their order', async () => {
    const database = await Database.connect(test.url);
    const add = sql('add', 'insert into step (number) select count(*) from step returning number');
    try {
      await database.query(sql('makeStep', 'create table step (number integer)'));
      const numbers = await database.transaction((transaction) =>
        Promise.all(Array.from({ length: 20 }, () => transaction.query<{ number: number }>(add))),
      );
      expect(numbers.map(([row]) => row?.number)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    } finally {
      await database.close();
    }
  });
});
