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
 * SQL: the stretches of a range as `bucket`, each with where it starts, and `counted`, how many rows of a source are in
 * the stretch of a number. Its open ends are the first and the last row's. To look a time up among the starts is
 * quicker than to cut every time by itself.
 * @param source a relation with a column `chronology`
 */
function countedBuckets(
  source: string,
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
      from ${source} as m where m.chronology > '${UNKNOWN_TIME}'
    ),
    bucket as materialized (
      select numbered.start, row_number() over (order by numbered.start) as number
      from (
        select stretch.local at time zone ${zone} as start
        from ends, generate_series(ends.first, ends.last, ${step}) as stretch (local)
        order by 1 limit ${values.add(limit, 'integer')}
      ) as numbered
    ),
    counted as (
      select width_bucket(m.chronology, (select array_agg(b.start order by b.start) from bucket as b)) as number,
        count(*)::integer as count
      from ${source} as m
      where m.chronology > '${UNKNOWN_TIME}' and m.chronology >= (select min(b.start) from bucket as b)
        and m.chronology < (select (ends.last + ${step}) at time zone ${zone} from ends)
      group by 1
    )`;
}

const START = '(extract(epoch from b.start) * 1000)::double precision as start';

/**
 * Statements by stretches of time, empty ones among them: at most `limit` stretches, the first first. `start` is in
 * milliseconds, UTC.
 */
export function timelineCount({ test, ...question }: TimelineQuestion): StatementCount<TimeBucketRow> {
  const select = (values: SqlValues): string => `
      with ${countedBuckets('matched', question, question.limit, values)}
      select ${START}, coalesce(c.count, 0) as count
      from bucket as b left join counted as c on c.number = b.number
      order by b.start`;
  return { name: 'timeline', test, question, select };
}

const LISTED_TIMES = `(select s.chronology from statement as s where ${LISTED})`;

/**
 * Counts all statements of the stretches of time that a range touches, in the index of time alone. A question of its
 * own: every timeline with these stretches has the same answer.
 * @returns those that are not empty, in no order
 */
export function stretchTotals(database: Queryable, stretches: Stretches): Promise<TimeBucketRow[]> {
  const values = new SqlValues();
  const text = `with ${countedBuckets(LISTED_TIMES, stretches, null, values)}
    select ${START}, c.count from bucket as b join counted as c on c.number = b.number`;
  return database.query<TimeBucketRow & object>(unprepared('stretchTotals', text), values.values);
}
