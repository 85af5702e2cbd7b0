import type { StatementDimension } from '../domain/kinds.js';
import { required } from './row-test.js';
import type { SqlValues } from './sql-values.js';
import type { StatementCount } from './statement-counts.js';
import { LISTED, type StatementTest } from './statement-test.js';

/** The statements under one value of a dimension: those that pass, and all of them. */
export interface BreakdownRecord {
  /** The value itself, where it is no row: 'DIRECT'. */
  readonly value: string | null;
  /** An outlet's or entity's id. */
  readonly id: string | null;
  /** An unnamed source's key. */
  readonly articleId: string | null;
  readonly sourceId: number | null;
  readonly count: number;
  readonly total: number;
}

export interface BreakdownQuestion {
  readonly test: StatementTest | null;
  readonly by: StatementDimension;
  readonly top: number;
}

interface Dimension {
  /** SQL: the statements that pass, one row for each value they have, `matched` being their rows as `m`. */
  readonly groups: (values: SqlValues, test: StatementTest | null) => string;
  /** SQL: the number of all statements that have the value of `g`, looked up for each, or in `totals`. */
  readonly total: string;
  /** SQL: all statements by value, for what no index counts; in one pass. */
  readonly totals?: string;
}

const kindOf = (row: string): string => `coalesce(${row}.quote_kind, 'COMMENT')`;
const namingOf = (row: string): string => `case when ${row}.type = 'COMMENT' then 'COMMENT'
  when ${row}.speaker_source_id is not null then 'UNNAMED' when ${row}.speaker_entity_id is not null then 'NAMED'
  else 'NONE' end`;
const OF_VALUE = '(select t.count from totals as t where t.value = g.value)';

/** A dimension of which each statement has one value, that stands in its row. */
function ofRow(expression: (row: string) => string): Dimension {
  return {
    groups: () => `select ${expression('m')} as value, null::bigint as id, null::bigint as article_id,
      null::integer as source_id, count(*)::integer as count from matched as m group by 1`,
    total: OF_VALUE,
    totals: `select ${expression('s')} as value, count(*)::integer as count from statement as s where ${LISTED} group by 1`,
  };
}

const DIMENSIONS: Readonly<Record<StatementDimension, Dimension>> = {
  KIND: ofRow(kindOf),
  UNNAMED: ofRow(namingOf),
  OUTLET: {
    groups:
      () => `select null as value, a.outlet_id as id, null::bigint as article_id, null::integer as source_id,
        count(*)::integer as count
      from matched as m join article as a on a.id = m.article_id group by a.outlet_id`,
    total: `(select sum(a.quote_count + a.comment_count)::integer from article as a where a.outlet_id = g.id)`,
  },
  SPEAKER: {
    groups: () => `select null as value, m.speaker_entity_id as id,
        case when m.speaker_source_id is not null then m.article_id end as article_id, m.speaker_source_id as source_id,
        count(*)::integer as count
      from matched as m where m.speaker_entity_id is not null or m.speaker_source_id is not null group by 2, 3, 4`,
    // Apart, so that each is counted in an index of its own.
    total: `case when g.id is not null
      then (select count(*)::integer from statement as s where ${LISTED} and s.speaker_entity_id = g.id)
      else (select count(*)::integer from statement as s
            where ${LISTED} and s.article_id = g.article_id and s.speaker_source_id = g.source_id) end`,
  },
  ABOUT: {
    groups:
      () => `select null as value, ab.entity_id as id, null::bigint as article_id, null::integer as source_id,
        count(*)::integer as count
      from matched as m
      join about as ab on ab.article_id = m.article_id and ab.statement_id = m.id and ab.is_first
      group by ab.entity_id`,
    total: `(select e.statement_count from entity as e where e.id = g.id)`,
  },
  POLARITY: {
    groups: (values, test) => {
      // Where all are about certain entities, it is the stance towards those that is asked for.
      const targets = required(test).flatMap((leaf) => ('aboutIds' in leaf ? leaf.aboutIds : []));
      const towards =
        targets.length === 0 ? '' : `and st.target_id = any (${values.add(targets, 'bigint[]')})`;
      return `select st.polarity as value, null::bigint as id, null::bigint as article_id, null::integer as source_id,
          count(distinct (m.article_id, m.id))::integer as count
        from matched as m
        join stance as st on st.article_id = m.article_id and st.statement_id = m.id ${towards}
        group by st.polarity`;
    },
    total: OF_VALUE,
    totals: `select st.polarity as value, count(distinct (st.article_id, st.statement_id))::integer as count
      from stance as st
      join statement as s on s.article_id = st.article_id and s.id = st.statement_id
      where ${LISTED} group by st.polarity`,
  },
};

/** The values that most of the statements that pass have, at most `top`, the most frequent first. */
export function breakdownCount({ test, ...question }: BreakdownQuestion): StatementCount<BreakdownRecord> {
  const { by, top } = question;
  const { groups, total, totals } = DIMENSIONS[by];
  const select = (values: SqlValues): string => `
    with ${totals === undefined ? '' : `totals as materialized (${totals}),`}
    groups as (${groups(values, test)}),
    g as materialized (
      select groups.* from groups
      order by groups.count desc, groups.value, groups.id, groups.article_id, groups.source_id
      limit ${values.add(top, 'integer')}
    )
    select g.value, g.id::text as id, g.article_id::text as "articleId", g.source_id as "sourceId", g.count,
      coalesce(${total}, 0) as total
    from g order by g.count desc, g.value, g.id, g.article_id, g.source_id`;
  return { name: 'breakdown', test, question, select };
}
