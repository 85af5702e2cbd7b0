import type { TimeInterval } from '../domain/kinds.js';
import type { Queryable } from './database.js';
import type { TimeRange } from './row-test.js';
import { SqlValues } from './sql-values.js';
import { unprepared } from './sql.js';
import type { StatementCount } from './statement-counts.js';
import { LISTED, type StatementTest } from './statement-test.js';
import { UNKNOWN_TIME } from './unknown-time.js';

/** How many statements there are in one stretch of time. */
export interface TimeBucketRow {
  /** Milliseconds, UTC. */
  readonly start: number;
  readonly count: number;
}

/** How time is cut into stretches, and between which times. */
export interface Stretches {
  readonly interval: TimeInterval;
  /** As the IANA names it. */
  readonly timeZone: string;
  readonly range: TimeRange;
}

/** Where the range is open, the timeline begins and ends with the first and the last statement that passes. */
export interface TimelineQuestion extends Stretches {
  readonly test: StatementTest | null;
  /** The most stretches to be counted. */
  readonly limit: number;
}

const STEPS = {
  DAY: '1 day',
  WEEK: '1 week',
  MONTH: '1 month',
  QUARTER: '3 months',
  YEAR: '1 year',
} as const;

/**
 * SQL: the stretches of a range as `bucket`, each with its number, where it starts, and where the next one does. Where
 * the range is open, its ends are the first and the last row's.
 * @param times a relation with a column `chronology`
 */
function buckets(
  times: string,
  { interval, timeZone, range }: Stretches,
  limit: number | null,
  values: SqlValues,
): string {
  const unit = values.add(interval.toLowerCase(), 'text');
  const step = values.add(STEPS[interval], 'interval');
  const zone = values.add(timeZone, 'text');
  const from = values.add(range.from, 'timestamptz');
  const to = values.add(range.to, 'timestamptz');
  return `ends as (
      select date_trunc(${unit}, coalesce(${from}, min(m.chronology)) at time zone ${zone}) as first,
        date_trunc(${unit}, coalesce(${to} - interval '1 microsecond', max(m.chronology)) at time zone ${zone}) as last
      from ${times} as m where m.chronology > '${UNKNOWN_TIME}'
    ),
    bucket as materialized (
      select numbered.*, row_number() over (order by numbered.start) as number
      from (
        select stretch.local at time zone ${zone} as start, (stretch.local + ${step}) at time zone ${zone} as till
        from ends, generate_series(ends.first, ends.last, ${step}) as stretch (local)
        order by 1 limit ${values.add(limit, 'integer')}
      ) as numbered
    )`;
}

const START = '(extract(epoch from b.start) * 1000)::double precision as start';

/**
 * Statements by stretches of time, empty ones among them: at most `limit` stretches, the first first. `start` is in
 * milliseconds, UTC. To look a time up among the starts is quicker than to cut every time by itself.
 */
export function timelineCount({ test, ...question }: TimelineQuestion): StatementCount<TimeBucketRow> {
  const select = (values: SqlValues): string => `
      with ${buckets('matched', question, question.limit, values)},
      counted as (
        select width_bucket(m.chronology, (select array_agg(b.start order by b.start) from bucket as b)) as number,
          count(*)::integer as count
        from matched as m
        where m.chronology >= (select min(b.start) from bucket as b)
          and m.chronology < (select max(b.till) from bucket as b)
        group by 1
      )
      select ${START}, coalesce(c.count, 0) as count
      from bucket as b left join counted as c on c.number = b.number
      order by b.start`;
  return { name: 'timeline', test, question, select };
}

const LISTED_TIMES = `(select s.chronology from statement as s where ${LISTED})`;

/**
 * Counts all statements of the stretches of time that a range touches, each in two indexes of time: an article has one
 * time for all its quotes, and keeps their number; each comment has a time of its own. A question of its own: every
 * timeline with these stretches has the same answer.
 */
export function stretchTotals(database: Queryable, stretches: Stretches): Promise<TimeBucketRow[]> {
  const values = new SqlValues();
  const text = `with ${buckets(LISTED_TIMES, stretches, null, values)}
    select ${START},
      (select coalesce(sum(a.quote_count), 0) from article as a
       where a.chronology >= b.start and a.chronology < b.till)::integer
      + (select count(*) from statement as s
         where s.type = 'COMMENT' and ${LISTED} and s.chronology >= b.start and s.chronology < b.till)::integer as count
    from bucket as b`;
  return database.query<TimeBucketRow & object>(unprepared('stretchTotals', text), values.values);
}
