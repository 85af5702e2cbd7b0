import { MOST_LISTED } from '../domain/most-listed.js';
import { Affiliation } from '../entities/affiliation.js';
import type { Queryable } from './database.js';
import { sql, type Sql } from './sql.js';

/** Roles that differ in capitals alone, or after so many characters, are one. As the indexes have it. */
const ROLE = 'lower(left(af.role, 200))';

/**
 * Goes from each role to the next by an index, since articles print the same few again and again: what it costs grows
 * with the roles, and not with the archive.
 * @param column tells whose roles are asked for
 * @param other SQL: with whom or where a role is another one
 */
function rolesOnce(name: string, column: string, other: string): Sql {
  const first = (condition: string): string => `
    select af.article_id, af.ordinal, af.person_id, af.organization_id, af.role, af.start_offset,
      af.code_point_start, af.exact, ${ROLE} as role_key, ${other} as other_key
    from affiliation as af
    where af.${column} = owner.id ${condition}
    order by ${ROLE}, ${other}, af.chronology desc, af.article_id, af.ordinal
    limit 1`;
  return sql(
    name,
    `select held.article_id as "articleId", held.ordinal, held.person_id as "personId",
       held.organization_id as "organizationId", held.role, held.start_offset as "start",
       held.code_point_start as "codePointStart", held.exact
     from unnest($1::bigint[]) as owner (id)
     cross join lateral (
       with recursive held as (
         (${first('')})
         union all
         select next.* from held cross join lateral (
           ${first(`and (${ROLE}, ${other}) > (held.role_key, held.other_key)`)}
         ) as next
       )
       select * from held limit ${String(MOST_LISTED)}
     ) as held
     order by owner.id, held.role_key, held.other_key`,
  );
}

const affiliationsByPersonIdsSql = rolesOnce(
  'affiliationsByPersonIds',
  'person_id',
  'coalesce(af.organization_id, 0)',
);
const affiliationsByOrganizationIdsSql = rolesOnce(
  'affiliationsByOrganizationIds',
  'organization_id',
  'af.person_id',
);

async function affiliations(database: Queryable, statement: Sql, ids: readonly string[]) {
  const records = await database.query(statement, [ids]);
  return records.map((row) => Object.assign(new Affiliation(), row));
}

/**
 * The roles of persons, each once in an organization, as the newest article printed it.
 * @returns `MOST_LISTED` of each person at most, in alphabetical order
 */
export function affiliationsByPersonIds(database: Queryable, ids: readonly string[]): Promise<Affiliation[]> {
  return affiliations(database, affiliationsByPersonIdsSql, ids);
}

/**
 * The roles in organizations, each once with a person, as the newest article printed it.
 * @returns `MOST_LISTED` of each organization at most, in alphabetical order
 */
export function affiliationsByOrganizationIds(
  database: Queryable,
  ids: readonly string[],
): Promise<Affiliation[]> {
  return affiliations(database, affiliationsByOrganizationIdsSql, ids);
}
