import type pg from 'pg';

/** The embedded PostgreSQL on data of its own, started and stopped at will. */
export declare class Postgres {
  static make(settings?: Readonly<Record<string, string>>): Promise<Postgres>;
  readonly port: number;
  readonly place: { readonly data: string };
  standby(): Promise<Postgres>;
  copyTo(data: string): Promise<void>;
  restoreFrom(copy: string): Promise<void>;
  start(): Promise<void>;
  stop(mode?: 'fast' | 'immediate' | 'smart'): Promise<void>;
  remove(): Promise<void>;
  url(database: string): string;
  connect(database: string): Promise<pg.Client>;
  query<Row extends pg.QueryResultRow>(
    database: string,
    text: string,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}
