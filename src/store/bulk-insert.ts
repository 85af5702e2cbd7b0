import { columnLiteral } from './array-literal.js';
import type { Queryable } from './database.js';
import { sql, type Sql } from './sql.js';

type PostgresType = 'bigint' | 'boolean' | 'double precision' | 'integer' | 'text' | 'timestamptz';

/** A column, its type, and the property of a row that holds its value; SAME where all rows have one value. */
export type ColumnSource<Key extends string> = readonly [
  column: string,
  type: PostgresType,
  property: Key,
  rows?: 'SAME',
];

interface BulkInsertOptions {
  /** An `on conflict` clause. */
  readonly conflict?: string;
  /** Columns that the database fills itself, each from an expression over `given`. */
  readonly derived?: readonly (readonly [column: string, expression: string])[];
}

/** The rows that a bulk insert takes. */
export type RowOf<Insert> = Insert extends BulkInsert<infer Row> ? Row : never;

/**
 * One named statement that inserts any number of rows of one table: each column is sent as one array, and what all rows
 * have in common once.
 */
export class BulkInsert<Row extends object> {
  private readonly statement: Sql;
  private readonly same: readonly ColumnSource<string>[];
  private readonly varied: readonly ColumnSource<string>[];

  private constructor(
    name: string,
    private readonly table: string,
    columns: readonly ColumnSource<string>[],
    private readonly options: BulkInsertOptions,
  ) {
    this.same = columns.filter(([, , , rows]) => rows === 'SAME');
    this.varied = columns.filter(([, , , rows]) => rows !== 'SAME');
    this.statement = sql(name, this.text(1));
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

  /** How many values it takes, however many rows. */
  get valueCount(): number {
    return this.same.length + this.varied.length;
  }

  /** @param first the number of its first value */
  text(first: number): string {
    const { conflict = '', derived = [] } = this.options;
    const place = (i: number): string => `$${String(first + i)}`;
    const scalars = this.same.map(([, type], i) => `${place(i)}::${type}`);
    const arrays = this.varied.map(([, type], i) => `${place(this.same.length + i)}::${type}[]`);
    const names = this.varied.map(([column]) => column).join(', ');
    const filled = [...this.same.map(([column]) => column), names, ...derived.map(([column]) => column)];
    const values = [...scalars, 'given.*', ...derived.map(([, expression]) => expression)];
    return `insert into ${this.table} (${filled.join(', ')}) select ${values.join(', ')} from unnest(${arrays.join(', ')}) as given (${names}) ${conflict}`;
  }

  values(rows: readonly Row[]): unknown[] {
    const [first] = rows;
    return [
      ...this.same.map(([, , property]) => first?.[property as keyof Row]),
      ...this.varied.map(([, , property]) => columnLiteral(rows, property as keyof Row)),
    ];
  }

  async run(database: Queryable, rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await database.query(this.statement, this.values(rows));
  }
}

/** The rows of several bulk inserts, under the names of these. */
export type RowsOf<Inserts> = { readonly [Part in keyof Inserts]: readonly RowOf<Inserts[Part]>[] };

/**
 * Several bulk inserts as one statement: half of what a table of few rows costs is the statement. Foreign keys between
 * the tables are checked when all rows are there.
 */
export class BulkInserts<Inserts extends Readonly<Record<string, BulkInsert<object>>>> {
  private readonly statement: Sql;

  constructor(
    name: string,
    private readonly inserts: Inserts,
  ) {
    let first = 1;
    const parts = Object.entries(inserts).map(([part, insert]) => {
      const text = `inserted_${part} as (${insert.text(first)})`;
      first += insert.valueCount;
      return text;
    });
    this.statement = sql(name, `with ${parts.join(', ')} select`);
  }

  async run(database: Queryable, rows: RowsOf<Inserts>): Promise<void> {
    const parts = Object.entries<BulkInsert<object>>(this.inserts).map(
      ([part, insert]) => [insert, rows[part as keyof Inserts]] as const,
    );
    if (parts.every(([, given]) => given.length === 0)) return;
    await database.query(
      this.statement,
      parts.flatMap(([insert, given]) => insert.values(given)),
    );
  }
}
