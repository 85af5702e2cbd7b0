import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** How often an entity is meant, and how many statements that everybody sees are about it. */
export interface EntityCounts {
  readonly mentions: number;
  readonly statements: number;
}

const entityCountsByIdsSql = sql(
  'entityCountsByIds',
  `select e.id, e.mention_count as "mentions", e.statement_count as "statements"
   from entity as e where e.id = any ($1::bigint[])`,
);

/** @returns the counts of those found, under their ids */
export async function entityCountsByIds(
  database: Queryable,
  ids: readonly string[],
): Promise<Map<string, EntityCounts>> {
  const records = await database.query<EntityCounts & { id: string }>(entityCountsByIdsSql, [ids]);
  return new Map(records.map(({ id, ...counts }) => [id, counts]));
}

const entityCountsOfArticleSql = sql(
  'entityCountsOfArticle',
  `select counted.entity_id as "id", sum(counted.mentions)::integer as "mentions",
     sum(counted.statements)::integer as "statements"
   from (
     select m.entity_id, 1 as mentions, 0 as statements from mention as m where m.article_id = $1
     union all
     select ab.entity_id, 0, 1
     from about as ab where ab.article_id = $1 and ab.is_first and ab.is_listed
   ) as counted
   group by counted.entity_id`,
);

/** @returns what a stored article adds to the counts of each entity in it */
export async function entityCountsOfArticle(
  transaction: Queryable,
  articleId: string,
): Promise<Map<string, EntityCounts>> {
  const records = await transaction.query<EntityCounts & { id: string }>(entityCountsOfArticleSql, [
    articleId,
  ]);
  return new Map(records.map(({ id, ...counts }) => [id, counts]));
}

/** Locked in the order of their ids, so that transactions that count the same entities never wait in a circle. */
const addToEntityCountsSql = sql(
  'addToEntityCounts',
  `with added as (
     select e.id, given.mentions, given.statements
     from entity as e
     join unnest($1::bigint[], $2::integer[], $3::integer[]) as given (id, mentions, statements) on given.id = e.id
     order by e.id
     for no key update of e
   )
   update entity
   set mention_count = entity.mention_count + added.mentions,
     statement_count = entity.statement_count + added.statements
   from added where entity.id = added.id`,
);

/**
 * Corrects the counts of entities by what an article added before and adds now. To be called last in the transaction
 * that changes the article: whoever counts the same entities waits from here to its end.
 */
export async function addToEntityCounts(
  transaction: Queryable,
  before: ReadonlyMap<string, EntityCounts>,
  after: ReadonlyMap<string, EntityCounts>,
): Promise<void> {
  const none: EntityCounts = { mentions: 0, statements: 0 };
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id) ?? none, after.get(id) ?? none];
    const change = { id, mentions: now.mentions - old.mentions, statements: now.statements - old.statements };
    return change.mentions === 0 && change.statements === 0 ? [] : [change];
  });
  if (changes.length === 0) return;
  await transaction.query(addToEntityCountsSql, [
    changes.map(({ id }) => id),
    changes.map(({ mentions }) => mentions),
    changes.map(({ statements }) => statements),
  ]);
}
