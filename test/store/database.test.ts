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
});
