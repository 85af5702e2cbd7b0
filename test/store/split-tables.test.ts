import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const split = await readFile(new URL('../../docs/split-tables.sql', import.meta.url), 'utf8');
const standIn = await readFile(new URL('../support/citus-stand-in.sql', import.meta.url), 'utf8');
const scale = await readFile(new URL('../../docs/scale.md', import.meta.url), 'utf8');

/** What is of one machine, and is named by nothing that is split. */
const ON_THE_COORDINATOR = ['api_key', 'audit_entry', 'change', 'migration'];

let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(standIn);
});

afterEach(async () => {
  await client.end();
  await database.drop();
});

async function names(query: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query);
  return rows.map(({ name }) => name);
}

const TABLES = `select relname as name from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'citus_table' order by 1`;
const tablesThat = (condition: string): string =>
  `select name::text from citus_table where ${condition} order by 1`;

describe('docs/split-tables.sql', () => {
  it('splits by rules that the tables keep: keys and foreign keys have the article', async () => {
    await client.query(split);
    const spread = await names(tablesThat('distribution_column is not null'));
    const everywhere = await names(tablesThat('distribution_column is null'));
    expect(spread).toContain('statement');
    expect(everywhere).toEqual(['alias', 'correction', 'entity', 'outlet']);
    const all = await names(TABLES);
    expect([...spread, ...everywhere, ...ON_THE_COORDINATOR].sort()).toEqual([...all].sort());
  });

  it('leaves no table behind that names an article, nor one that refers to what is split', async () => {
    await client.query(split);
    const inArticles = await names(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'article_id' and table_name <> 'correction' order by 1`,
    );
    const spread = await names(tablesThat('distribution_column is not null'));
    expect([...inArticles, 'article'].sort()).toEqual([...spread].sort());
    expect(
      await names(
        `select conname as name from pg_constraint
         where contype = 'f' and confrelid in (select name from citus_table)
           and conrelid not in (select name from citus_table)`,
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'a key without the article',
      'alter table moderation drop constraint moderation_pkey, add constraint moderation_pkey primary key (id)',
      /moderation_pkey lacks the partition column/,
    ],
    [
      'a unique index without it',
      'create unique index piece_start on quote_piece (start_offset)',
      /piece_start lacks the partition column/,
    ],
    [
      'a reference to a thing of an article by its id alone',
      `alter table article add constraint article_of_number unique (id, version);
       alter table stance add column other_id bigint, add column other_version integer,
         add constraint stance_other_fkey foreign key (other_id, other_version) references article (id, version)`,
      /stance_other_fkey: foreign keys must (include|have) the partition column/,
    ],
    [
      'what is everywhere and refers to an article',
      'alter table entity add column first_in bigint, add constraint entity_first_fkey foreign key (first_in) references article (id)',
      /entity_first_fkey: referenced table article must be/,
    ],
    [
      'a table without a note of where it is',
      'alter table byline add column key_id bigint references api_key (id)',
      /referenced table api_key must be/,
    ],
    [
      'a trigger',
      'create trigger mention_only_grows before delete on mention for each statement execute function refuse_change()',
      /triggers are not supported on distributed tables: mention/,
    ],
  ])('would fail with %s, and change nothing', async (_, change, message) => {
    await client.query(change);
    await expect(client.query(split)).rejects.toThrow(message);
    await client.query('rollback');
    expect(await names(tablesThat('true'))).toEqual([]);
    expect(
      await names(`select conname as name from pg_constraint where conname = 'correction_article_fkey'`),
    ).toHaveLength(1);
  });
});

describe('docs/scale.md', () => {
  it('says of every table where it is', async () => {
    for (const table of await names(TABLES)) expect(scale).toContain(`\`${table}\``);
  });
});
