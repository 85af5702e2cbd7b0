import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../src/store/database.js';
import { sql } from '../../src/store/sql.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** An article has few of these: looking through them costs little. */
const LOOKED_THROUGH = ['attribution_alternative_source_fkey'];

/** Foreign keys of which no index finds the rows that refer to a row: one of all rows, or of all that refer to any. */
const unindexedKeys = sql(
  'unindexedKeys',
  `select fk.conname as "name" from pg_constraint as fk
   where fk.contype = 'f' and fk.connamespace = 'public'::regnamespace and not exists (
     select from pg_index as i
     where i.indrelid = fk.conrelid and i.indisvalid
       and (i.indkey::smallint[])[0:cardinality(fk.conkey) - 1] @> fk.conkey
       and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
         select format('(%I IS NOT NULL)', a.attname) from pg_attribute as a
         where a.attrelid = fk.conrelid and a.attnum = any (fk.conkey)
       ))
   )
   order by fk.conname`,
);

describe('foreign keys', () => {
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

  it('have an index that finds what refers to a row, or deleting an article takes the square of its rows', async () => {
    const rows = await database.query<{ name: string }>(unindexedKeys);
    expect(rows.map(({ name }) => name)).toEqual(LOOKED_THROUGH);
  });
});
