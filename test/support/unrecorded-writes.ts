import pg from 'pg';

/** What no transaction of a mutation or a command is for: the log itself, and what servers tell each other. */
const APART = ['audit_entry', 'change', 'migration'];

/** What an archive holds, by its tables. */
export interface ArchiveState {
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  /** How many of them were written by transactions that wrote nothing into the audit log; tables with none are left out. */
  readonly unrecorded: Readonly<Record<string, number>>;
}

/**
 * Holds the rows of every table there is against the audit log, by the transactions that wrote them.
 * @param but tables that are looked at otherwise
 */
export async function archiveState(url: string, but: readonly string[] = []): Promise<ArchiveState> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all ($1) order by 1`,
      [[...APART, ...but]],
    );
    const rows: Record<string, number> = {};
    const unrecorded: Record<string, number> = {};
    for (const { name } of tables.rows) {
      const found = await client.query<{ all: number; unrecorded: number }>(
        `select count(*)::integer as "all", (count(*) filter (where not exists (
           select from audit_entry as au where au.xmin = t.xmin)))::integer as "unrecorded" from ${name} as t`,
      );
      const [count] = found.rows;
      rows[name] = count?.all ?? 0;
      if (count && count.unrecorded > 0) unrecorded[name] = count.unrecorded;
    }
    return { rows, unrecorded };
  } finally {
    await client.end();
  }
}
