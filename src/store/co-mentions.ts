import type { SqlValues } from './sql-values.js';
import type { StatementCount } from './statement-counts.js';
import type { StatementTest } from './statement-test.js';

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

/** The pairs that most of the statements that pass are about, at most `top`, the most frequent first. */
export function coMentionCount({ test, ...question }: CoMentionQuestion): StatementCount<CoMention> {
  const { minStatements, top } = question;
  // Paired statement by statement: PostgreSQL cannot tell how many will pass, and could choose to compare each with each.
  const select = (values: SqlValues): string => `
    with named as materialized (
      select array_agg(ab.entity_id order by ab.entity_id) as ids
      from matched as m
      join about as ab on ab.article_id = m.article_id and ab.statement_id = m.id and ab.is_first
      group by m.article_id, m.id having count(*) > 1
    )
    select one.id::text as "sourceId", other.id::text as "targetId", count(*)::integer as "statementCount"
    from named
    cross join lateral unnest(named.ids) with ordinality as one (id, place)
    cross join lateral unnest(named.ids[one.place + 1:]) as other (id)
    group by one.id, other.id
    having count(*) >= ${values.add(minStatements, 'integer')}
    order by count(*) desc, one.id, other.id
    limit ${values.add(top, 'integer')}`;
  return { name: 'coMentions', test, question, select };
}
