import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { getMetadataArgsStorage } from 'typeorm';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { createDataSource } from '../../src/store/data-source.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await createDataSource(database.url).initialize();
});

afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** The columns that only one of the classes sharing a table has: null for the others, held by a check instead. */
const SHARED_TABLES = new Set(['Quote', 'Comment']);

interface DeclaredColumn {
  readonly owner: string;
  readonly property: string;
  readonly table: string;
  readonly column: string;
  readonly isNullable: boolean;
}

function declaredColumns(): DeclaredColumn[] {
  return dataSource.entityMetadatas.flatMap(({ target, tableName, columns }) =>
    columns.flatMap((column) => {
      const declared = getMetadataArgsStorage().columns.find(
        ({ target: owner, propertyName }) =>
          propertyName === column.propertyName && (owner === target || isBase(owner, target)),
      );
      if (!declared || typeof declared.target === 'string') return [];
      return [
        {
          owner: declared.target.name,
          property: column.propertyName,
          table: tableName,
          column: column.databaseName,
          isNullable: declared.options.nullable === true,
        },
      ];
    }),
  );
}

function isBase(base: unknown, derived: unknown): boolean {
  return typeof base === 'function' && typeof derived === 'function' && base.prototype instanceof Object
    ? derived.prototype instanceof base
    : false;
}

describe('the database that the migrations make', () => {
  it('is the one that the classes describe', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has a column nullable where the class says so, and nowhere else', async () => {
    const actual = await dataSource.query<{ table: string; column: string; nullable: string }[]>(
      `select table_name as "table", column_name as "column", is_nullable as "nullable"
       from information_schema.columns where table_schema = 'public'`,
    );
    const nullable = new Map(actual.map((row) => [`${row.table}.${row.column}`, row.nullable === 'YES']));
    const columns = declaredColumns();
    expect(columns.length).toBeGreaterThan(80);
    const wrong = columns.filter(
      ({ owner, table, column, isNullable }) =>
        nullable.get(`${table}.${column}`) !== (isNullable || SHARED_TABLES.has(owner)),
    );
    expect(wrong).toEqual([]);
  });

  it('names every constraint and index', async () => {
    const names = await dataSource.query<{ name: string }[]>(
      `select conname as name from pg_constraint
         where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid <> 'migration'::regclass
       union select indexrelid::regclass::text from pg_index
         join pg_class on pg_class.oid = indrelid
         where relnamespace = 'public'::regnamespace and indrelid <> 'migration'::regclass`,
    );
    expect(
      names.map(({ name }) => name).filter((name) => !/_(pkey|key|fkey|check)$|_by_/.test(name)),
    ).toEqual([]);
  });
});

describe('the schema', () => {
  it('has a field nullable where its column is, and nowhere else', async () => {
    await buildVerbatimSchema();
    const columns = new Map(
      declaredColumns().map((column) => [`${column.owner}.${column.property}`, column]),
    );
    const shared = getMetadataStorage().fields.flatMap((field) => {
      const column = columns.get(`${(field.target as { name: string }).name}.${field.name}`);
      return column ? [{ ...column, isFieldNullable: field.typeOptions.nullable === true }] : [];
    });
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter(({ isNullable, isFieldNullable }) => isNullable !== isFieldNullable)).toEqual([]);
  });
});
