import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** Any number will do, so long as every version of Verbatim takes the same. */
const CHANGE_LOCK = 8_412_005;

/** A server that is further behind than this forgets everything instead. */
const CHANGES_KEPT = '1000';

/** The nouns that a transaction changed, by their ids. */
export interface ChangedNouns {
  /** Their own rows, their names, their counts, or roles of theirs. */
  readonly entityIds: readonly string[];
  readonly outletIds: readonly string[];
  readonly articleIds: readonly string[];
}

const changeLockSql = sql('changeLock', 'select pg_advisory_xact_lock($1)');

/** From here to the end of the transaction, other writers wait. */
export async function holdChanges(transaction: Queryable): Promise<void> {
  await transaction.query(changeLockSql, [CHANGE_LOCK]);
}

/** SQL: the end of a `with` that tells of a change, each part an expression for an array of ids. */
export const tellingChange = (entityIds: string, outletIds: string, articleIds: string): string =>
  `told as (
     insert into change (number, mark, entity_ids, outlet_ids, article_ids)
     select max(last.number) + 1, gen_random_uuid(), ${entityIds}, ${outletIds}, ${articleIds} from change as last
     returning number
   )
   delete from change using told where change.number <= told.number - ${CHANGES_KEPT}`;

/** A statement of its own: it must see the last change of whoever held the lock before. */
const tellChangeSql = sql(
  'tellChange',
  `with ${tellingChange('$1::bigint[]', '$2::bigint[]', '$3::bigint[]')}`,
);

/**
 * Tells the servers that remember them what has changed. To be called inside the transaction that changes it, and last:
 * from here to its end other writers wait, so that changes are numbered in the order in which they become visible.
 */
export async function tellChange(transaction: Queryable, changed: ChangedNouns): Promise<void> {
  await Promise.all([holdChanges(transaction), tellHeldChange(transaction, changed)]);
}

/** The same for a transaction that holds the changes already. */
export async function tellHeldChange(transaction: Queryable, changed: ChangedNouns): Promise<void> {
  await transaction.query(tellChangeSql, [changed.entityIds, changed.outletIds, changed.articleIds]);
}

const lastChangeSql = sql('lastChange', 'select max(c.number)::float8 as number from change as c');

/** @returns how many transactions have told of a change */
export async function lastChange(database: Queryable): Promise<number | null> {
  const [row] = await database.query<{ number: number | null }>(lastChangeSql);
  return row?.number ?? null;
}

const tellEverythingSql = sql(
  'tellEverything',
  `with told as (
     insert into change (number, mark, entity_ids, outlet_ids, article_ids)
     select max(last.number) + 1, gen_random_uuid(), '{}', '{}', '{}' from change as last
     returning number
   )
   delete from change using told where change.number < told.number`,
);

/** For what changes more than there is room to name: has the servers forget everything they remember. */
export async function tellEverything(transaction: Queryable): Promise<void> {
  await holdChanges(transaction);
  await transaction.query(tellEverythingSql);
}

/** A place in the list of changes. */
export interface ChangePlace {
  readonly number: string;
  readonly mark: string;
}

/** A change; what it changed is null for the one that the reader knows already. */
export type ToldChange = ChangePlace & { readonly [Noun in keyof ChangedNouns]: readonly string[] | null };

const changesSinceSql = sql(
  'changesSince',
  `select c.number, c.mark,
     case when c.number > $1::bigint then c.entity_ids end as "entityIds",
     case when c.number > $1::bigint then c.outlet_ids end as "outletIds",
     case when c.number > $1::bigint then c.article_ids end as "articleIds"
   from change as c
   where c.number >= least($1::bigint, (select max(last.number) from change as last))
   order by c.number`,
);

/** @returns the change of this number and those after it; where it is not there, the oldest that is or the last one */
export function changesSince(database: Queryable, number: string): Promise<ToldChange[]> {
  return database.query<ToldChange>(changesSinceSql, [number]);
}
