import type { TimeInterval } from '../domain/kinds.js';
import type { Queryable } from './database.js';
import type { TimeRange } from './row-test.js';
import type { SqlValues } from './sql-values.js';
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
 * Statements by stretches of time, empty ones among them: at most `limit` stretches, the first first. `start` is in
 * milliseconds, UTC.
 */
export function timelineCount({ test, ...question }: TimelineQuestion): StatementCount<TimeBucketRow> {
  const { interval, timeZone, range, limit } = question;
  const select = (values: SqlValues): string => {
    const unit = values.add(interval.toLowerCase(), 'text');
    const step = values.add(STEPS[interval], 'interval');
    const zone = values.add(timeZone, 'text');
    const from = values.add(range.from, 'timestamptz');
    const to = values.add(range.to, 'timestamptz');
    return `
      with ends as (
        select date_trunc(${unit}, coalesce(${from}, min(m.chronology)) at time zone ${zone}) as first,
          date_trunc(${unit}, coalesce(${to} - interval '1 microsecond', max(m.chronology)) at time zone ${zone}) as last
        from matched as m where m.chronology > '${UNKNOWN_TIME}'
      ),
      bucket as materialized (
        select stretch.local at time zone ${zone} as start
        from ends, generate_series(ends.first, ends.last, ${step}) as stretch (local)
        order by 1 limit ${values.add(limit, 'integer')}
      ),
      counted as (
        select width_bucket(m.chronology, (select array_agg(b.start order by b.start) from bucket as b)) as number,
          count(*)::integer as count
        from matched as m where m.chronology > '${UNKNOWN_TIME}' group by 1
      )
      select (extract(epoch from b.start) * 1000)::double precision as start, coalesce(c.count, 0) as count
      from (select bucket.start, row_number() over (order by bucket.start) as number from bucket) as b
      left join counted as c on c.number = b.number
      order by b.start`;
  };
  return { name: 'timeline', test, question, select };
}

const stretchTotalsSql = unprepared(
  'stretchTotals',
  `select (extract(epoch from date_trunc($1::text, s.chronology at time zone $3::text) at time zone $3::text) * 1000)
       ::double precision as start,
     count(*)::integer as count
   from statement as s
   where ${LISTED} and s.chronology > '${UNKNOWN_TIME}'
     and ($4::timestamptz is null
       or s.chronology >= date_trunc($1::text, $4::timestamptz at time zone $3::text) at time zone $3::text)
     and ($5::timestamptz is null
       or s.chronology < (date_trunc($1::text, ($5::timestamptz - interval '1 microsecond') at time zone $3::text)
         + $2::interval) at time zone $3::text)
   group by 1`,
);

/**
 * Counts all statements of the stretches of time that a range touches, in the index of time alone. A question of its
 * own: every timeline with these stretches has the same answer.
 * @returns those that are not empty, in no order
 */
export function stretchTotals(
  database: Queryable,
  { interval, timeZone, range }: Stretches,
): Promise<TimeBucketRow[]> {
  const values = [interval.toLowerCase(), STEPS[interval], timeZone, range.from, range.to];
  return database.query<TimeBucketRow & object>(stretchTotalsSql, values);
}
