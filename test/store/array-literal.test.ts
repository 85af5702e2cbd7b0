import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { columnLiteral } from '../../src/store/array-literal.js';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

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

it.each([
  [
    'text',
    [
      'a',
      '',
      null,
      'null',
      'NULL',
      'a,b',
      '{c}',
      'say "no"',
      'C:\\new',
      ' apart ',
      '“Grüße” 🙂',
      'line\nline',
    ],
  ],
  ['integer', [1, -2, null, 0]],
  ['bigint', ['9223372036854775807', '-1', null]],
  ['double precision', [0.1, 1e-9, null, 12345678.5]],
  ['boolean', [true, false, null]],
  ['timestamptz', [new Date('2019-03-04T05:06:07.089Z'), null]],
  ['text', []],
])('writes an array of %s as PostgreSQL reads it', async (type, values) => {
  const [row] = await database.query<{ read: unknown[] }>(
    sql('readArray', `/* ${type} */ select $1::${type}[] as read`),
    [
      columnLiteral(
        values.map((value) => ({ value })),
        'value',
      ),
    ],
  );
  expect(row?.read).toEqual(values);
});

it('writes no time that is minus infinity as a date', async () => {
  const [row] = await database.query<{ read: string[] }>(
    sql('readInfinity', 'select $1::timestamptz[]::text[] as read'),
    [columnLiteral([{ value: '-infinity' }], 'value')],
  );
  expect(row?.read).toEqual(['-infinity']);
});
