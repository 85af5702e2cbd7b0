import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A role is listed once, however many articles print it: the indexes lead from one role to the next, and in each to the
 * newest article. Of a role that is longer than its key the first words count, as an index takes no row of any length.
 */
const STATEMENTS = [
  `alter table affiliation add column chronology timestamptz`,
  `update affiliation set chronology = article.chronology from article where article.id = affiliation.article_id`,
  `alter table affiliation alter column chronology set not null`,
  `drop index affiliation_by_person`,
  `drop index affiliation_by_organization`,
  `create index affiliation_by_person on affiliation
     (person_id, lower(left(role, 200)), coalesce(organization_id, 0), chronology desc, article_id, ordinal)`,
  `create index affiliation_by_organization on affiliation
     (organization_id, lower(left(role, 200)), person_id, chronology desc, article_id, ordinal)
     where organization_id is not null`,
];

export class RolesOnce1795660000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
