/** The type of a value that a statement is sent with, as PostgreSQL names it. */
export type SqlType =
  | 'bigint'
  | 'bigint[]'
  | 'boolean'
  | 'double precision'
  | 'integer'
  | 'integer[]'
  | 'interval'
  | 'text'
  | 'text[]'
  | 'timestamptz';

/** Gathers the values of one statement while its text is written: what a user wrote is only ever a value. */
export class SqlValues {
  private readonly gathered: unknown[];

  constructor(first: readonly unknown[] = []) {
    this.gathered = [...first];
  }

  get values(): readonly unknown[] {
    return this.gathered;
  }

  /** @returns the SQL that stands for the value */
  add(value: unknown, type: SqlType): string {
    this.gathered.push(value);
    return `$${String(this.gathered.length)}::${type}`;
  }
}
