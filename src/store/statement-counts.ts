import type { Queryable } from './database.js';
import { SqlValues } from './sql-values.js';
import { unprepared } from './sql.js';
import { statementCondition, type StatementTest } from './statement-test.js';

/** One way to count the statements that pass a test. */
export interface StatementCount<Row extends object> {
  /** `timeline`, `breakdown`. */
  readonly name: string;
  readonly test: StatementTest | null;
  /** What it is told from others of its name by, as JSON has it. */
  readonly question: unknown;
  /**
   * SQL: a select from `matched as m`, which are the rows of `statement` that pass, in the order of the answer. Its
   * columns are those of `Row`, as JSON holds them without loss: ids as text, times as milliseconds.
   */
  select(this: void, values: SqlValues): string;
  /** Never there: the type of what `select` gives. */
  readonly row?: Row;
}

/**
 * Counts the statements that pass one test in several ways, in one SQL statement: what passes is found once.
 * @returns for each count its rows
 */
export async function countStatements(
  database: Queryable,
  test: StatementTest | null,
  counts: readonly Omit<StatementCount<object>, 'test'>[],
): Promise<object[][]> {
  const values = new SqlValues();
  const condition = statementCondition(test, values);
  const answers = counts.map(
    ({ select }) => `(select coalesce(json_agg(row), '[]') from (${select(values)}) as row)`,
  );
  const text = `
    with matched as materialized (
      select s.article_id, s.id, s.type, s.quote_kind, s.chronology, s.speaker_entity_id, s.speaker_source_id
      from statement as s where ${condition}
    )
    select json_build_array(${answers.join(',\n')}) as counted`;
  const [row] = await database.query<{ counted: object[][] }>(
    unprepared('statementCounts', text),
    values.values,
  );
  return row?.counted ?? [];
}
