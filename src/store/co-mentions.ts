import type { Queryable } from './database.js';
import { SqlValues } from './sql-values.js';
import { unprepared } from './sql.js';
import { statementCondition, type StatementTest } from './statement-test.js';

/** Two entities, and how many statements are about both. */
export interface CoMention {
  readonly sourceId: string;
  readonly targetId: string;
  readonly statementCount: number;
}

export interface CoMentionQuestion {
  readonly test: StatementTest | null;
  readonly minStatements: number;
  readonly top: number;
}

/** @returns the pairs that most of the statements that pass are about, at most `top`, the most frequent first */
export function coMentions(
  database: Queryable,
  { test, minStatements, top }: CoMentionQuestion,
): Promise<CoMention[]> {
  const values = new SqlValues();
  const text = `
    with matched as (
      select s.article_id, s.id from statement as s where ${statementCondition(test, values)}
    )
    select one.entity_id as "sourceId", other.entity_id as "targetId", count(*)::integer as "statementCount"
    from matched as m
    join about as one on one.article_id = m.article_id and one.statement_id = m.id and one.is_first
    join about as other on other.article_id = m.article_id and other.statement_id = m.id and other.is_first
      and other.entity_id > one.entity_id
    group by one.entity_id, other.entity_id
    having count(*) >= ${values.add(minStatements, 'integer')}
    order by count(*) desc, one.entity_id, other.entity_id
    limit ${values.add(top, 'integer')}`;
  return database.query<CoMention & object>(unprepared('coMentions', text), values.values);
}
