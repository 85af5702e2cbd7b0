import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A name's kind beside it: names are looked up by both. A place that is called like a family was found by reading every
 * person of the name, who are as many as the articles that print it alone.
 */
const STATEMENTS = [
  `alter table alias add column kind text`,
  `update alias set kind = entity.kind from entity where entity.id = alias.entity_id`,
  `alter table alias alter column kind set not null`,
  `drop index alias_by_key`,
  `create index alias_by_key on alias (key, kind, entity_id)`,
];

export class NamesByKind1795640000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
