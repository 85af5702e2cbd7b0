import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** The task by which graphile-worker knows a page that waits to be read. */
export const PAGE_TASK = 'readPage';

/** A job is tried so often before it is dead. Whoever was killed at work on it has tried it too. */
const MOST_ATTEMPTS = 25;

/** First half of the advisory locks that tell that a worker is alive; the second is its id's hash. */
const WORKER_LOCK = 8_412_006;

/** A page as the queue holds it. */
export interface QueuedPage {
  /** Of two with one key the later takes the place of the earlier, unless that is being worked on. */
  readonly key: string;
  /** JSON. */
  readonly payload: string;
}

/** A page that failed before, and is dead, is tried anew instead of twice. */
const forgetDeadPagesSql = sql(
  'forgetDeadPages',
  `select count(*) from graphile_worker.complete_jobs(array(
     select j.id from graphile_worker.jobs as j
     where j.key = any ($1::text[]) and j.locked_at is null and j.attempts >= j.max_attempts))`,
);

const queuePagesSql = sql(
  'queuePages',
  `select count(*) from graphile_worker.add_jobs(array(
     select row($3::text, given.payload::json, null, null, ${String(MOST_ATTEMPTS)}, given.key, null, null)::graphile_worker.job_spec
     from unnest($1::text[], $2::text[]) as given (key, payload)), true)`,
);

/** Puts pages on the queue, all or none. */
export async function queuePages(database: Queryable, pages: readonly QueuedPage[]): Promise<void> {
  const distinct = [...new Map(pages.map((page) => [page.key, page])).values()];
  if (distinct.length === 0) return;
  const keys = distinct.map(({ key }) => key);
  await database.query(forgetDeadPagesSql, [keys]);
  await database.query(queuePagesSql, [keys, distinct.map(({ payload }) => payload), PAGE_TASK]);
}

const IS_SAME_LOCK = `l.locktype = 'advisory' and l.classid = ${String(WORKER_LOCK)}::oid and l.objsubid = 2
  and l.database = (select d.oid from pg_database as d where d.datname = current_database())`;

/** The hash of an id as an integer without sign, as `pg_locks` shows it. */
function lockNumber(id: string): string {
  return `(hashtext(${id})::bigint & 4294967295)`;
}

const announceWorkersSql = sql(
  'announceWorkers',
  `select pg_try_advisory_lock(${String(WORKER_LOCK)}, hashtext(given.id))
   from unnest($1::text[]) as given (id)
   where not exists (
     select from pg_locks as l
     where ${IS_SAME_LOCK} and l.pid = pg_backend_pid() and l.objid::bigint = ${lockNumber('given.id')}
   )`,
);

/** Tells that workers are alive, for as long as the session lives: even `kill -9` ends it. */
export async function announceWorkers(session: Queryable, ids: readonly string[]): Promise<void> {
  await session.query(announceWorkersSql, [ids]);
}

const releaseJobsOfDeadSql = sql(
  'releaseJobsOfDead',
  `select graphile_worker.force_unlock_workers(array(
     select distinct j.locked_by from graphile_worker.jobs as j
     where j.locked_by is not null and not exists (
       select from pg_locks as l where ${IS_SAME_LOCK} and l.objid::bigint = ${lockNumber('j.locked_by')})))`,
);

/** Gives back the jobs of workers that have not announced themselves, or have gone: otherwise nobody takes them for four hours. */
export async function releaseJobsOfDead(database: Queryable): Promise<void> {
  await database.query(releaseJobsOfDeadSql);
}

const liveWorkersSql = sql(
  'liveWorkers',
  `select count(*)::integer as count from pg_locks as l where ${IS_SAME_LOCK} and l.granted`,
);

/** @returns how many workers are alive now, on whichever machine */
export async function liveWorkers(database: Queryable): Promise<number> {
  const [row] = await database.query<{ count: number }>(liveWorkersSql);
  return row?.count ?? 0;
}

const failForGoodSql = sql(
  'failForGood',
  'select count(*) from graphile_worker.permanently_fail_jobs($1::bigint[], $2::text)',
);

/** A job that fails the same way however often it is tried is dead at once. */
export async function failForGood(database: Queryable, jobId: string, reason: string): Promise<void> {
  await database.query(failForGoodSql, [[jobId], reason]);
}

const hasQueueSql = sql('hasQueue', `select to_regclass('graphile_worker.jobs') is not null as "exists"`);

/** How many pages wait, are worked on, and failed for good. */
export interface QueueDepth {
  /** Those that wait to be tried again among them. */
  readonly waiting: number;
  /** Those of the waiting that could be worked on now. */
  readonly ready: number;
  readonly running: number;
  readonly dead: number;
}

const queueDepthSql = sql(
  'queueDepth',
  `select (count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts))::integer as "waiting",
     (count(*) filter (where j.locked_at is null and j.attempts < j.max_attempts and j.run_at <= now()))::integer as "ready",
     (count(*) filter (where j.locked_at is not null))::integer as "running",
     (count(*) filter (where j.locked_at is null and j.attempts >= j.max_attempts))::integer as "dead"
   from graphile_worker.jobs as j where j.task_identifier = $1`,
);

/** @returns all 0 where there is no queue yet */
export async function queueDepth(database: Queryable): Promise<QueueDepth> {
  const [queue] = await database.query<{ exists: boolean }>(hasQueueSql);
  const [depth] = queue?.exists ? await database.query<QueueDepth & object>(queueDepthSql, [PAGE_TASK]) : [];
  return depth ?? { waiting: 0, ready: 0, running: 0, dead: 0 };
}

/** A page that failed for good. */
export interface DeadPage {
  readonly id: string;
  /** Null where a later one took its key. */
  readonly key: string | null;
  /** What went wrong the last time; null where nobody lived to tell. */
  readonly reason: string | null;
  readonly attempts: number;
  readonly failedAt: Date;
}

const deadPagesSql = sql(
  'deadPages',
  `select j.id, j.key, j.last_error as "reason", j.attempts, j.updated_at as "failedAt"
   from graphile_worker.jobs as j
   where j.task_identifier = $1 and j.locked_at is null and j.attempts >= j.max_attempts
   order by j.id`,
);

/** @returns the pages that failed for good, the first queued first */
export async function deadPages(database: Queryable): Promise<DeadPage[]> {
  const [queue] = await database.query<{ exists: boolean }>(hasQueueSql);
  return queue?.exists ? database.query<DeadPage & object>(deadPagesSql, [PAGE_TASK]) : [];
}

const retryDeadPagesSql = sql(
  'retryDeadPages',
  `select count(*)::integer as count from graphile_worker.reschedule_jobs(array(
     select j.id from graphile_worker.jobs as j
     where j.task_identifier = $1 and j.locked_at is null and j.attempts >= j.max_attempts), now(), null, 0)`,
);

/** Puts every page that failed for good back on the queue. @returns how many */
export async function retryDeadPages(database: Queryable): Promise<number> {
  const [queue] = await database.query<{ exists: boolean }>(hasQueueSql);
  if (!queue?.exists) return 0;
  const [row] = await database.query<{ count: number }>(retryDeadPagesSql, [PAGE_TASK]);
  return row?.count ?? 0;
}
