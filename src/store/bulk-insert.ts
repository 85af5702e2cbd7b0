import { arrayLiteral } from './array-literal.js';
import type { Queryable } from './database.js';
import { sql, type Sql } from './sql.js';

type PostgresType = 'bigint' | 'boolean' | 'double precision' | 'integer' | 'text' | 'timestamptz';

/** A column, its type, and the property of a row that holds its value. */
export type ColumnSource<Key extends string> = readonly [column: string, type: PostgresType, property: Key];

interface BulkInsertOptions {
  /** An `on conflict` clause. */
  readonly conflict?: string;
  /** Columns that the database fills itself, each from an expression over `given`. */
  readonly derived?: readonly (readonly [column: string, expression: string])[];
}

/** The rows that a bulk insert takes. */
export type RowOf<Insert> = Insert extends BulkInsert<infer Row> ? Row : never;

/** One named statement that inserts any number of rows of one table: each column is sent as one array. */
export class BulkInsert<Row extends object> {
  private readonly statement: Sql;

  private constructor(
    name: string,
    table: string,
    private readonly columns: readonly ColumnSource<keyof Row & string>[],
    { conflict = '', derived = [] }: BulkInsertOptions,
  ) {
    const arrays = columns.map(([, type], i) => `$${String(i + 1)}::${type}[]`).join(', ');
    const names = columns.map(([column]) => column).join(', ');
    const filled = [names, ...derived.map(([column]) => column)].join(', ');
    const values = ['given.*', ...derived.map(([, expression]) => expression)].join(', ');
    this.statement = sql(
      name,
      `insert into ${table} (${filled}) select ${values} from unnest(${arrays}) as given (${names}) ${conflict}`,
    );
  }

  /**
   * @typeParam Noun the class whose properties the rows have
   */
  static of<Noun>() {
    return <Key extends keyof Noun & string>(
      name: string,
      table: string,
      columns: readonly ColumnSource<Key>[],
      options: BulkInsertOptions = {},
    ): BulkInsert<Readonly<Pick<Noun, Key>>> => new BulkInsert(name, table, columns, options);
  }

  async run(database: Queryable, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    await database.query(
      this.statement,
      this.columns.map(([, , property]) => arrayLiteral(rows.map((row) => row[property]))),
    );
  }
}
