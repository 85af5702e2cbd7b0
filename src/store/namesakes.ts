import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** So many of the articles that name persons tell who they are. */
const MOST_ARTICLES = 64;

const companyOfPersonSql = sql(
  'companyOfPerson',
  `select count(distinct m.entity_id)::integer as shared
   from (
     select distinct n.article_id from mention as n
     where n.entity_id = $1
     order by n.article_id
     limit ${String(MOST_ARTICLES)}
   ) as a
   join mention as m on m.article_id = a.article_id
   where m.entity_id = any ($2::bigint[])`,
);

/** @returns how many of the others articles name beside a person */
export async function companyOfPerson(
  database: Queryable,
  personId: string,
  otherIds: readonly string[],
): Promise<number> {
  const [row] = await database.query<{ readonly shared: number }>(companyOfPersonSql, [personId, otherIds]);
  return row?.shared ?? 0;
}

const namedInArticleSql = sql(
  'namedInArticle',
  `select distinct m.entity_id as "entityId" from mention as m
   where m.article_id = $1 and m.entity_id = any ($2::bigint[])`,
);

/** @returns those of the entities that an article is stored as naming */
export async function namedInArticle(
  database: Queryable,
  articleId: string,
  entityIds: readonly string[],
): Promise<string[]> {
  const rows = await database.query<{ readonly entityId: string }>(namedInArticleSql, [articleId, entityIds]);
  return rows.map(({ entityId }) => entityId);
}
