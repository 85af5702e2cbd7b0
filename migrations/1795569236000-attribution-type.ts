import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a quote is reported as said or as held. What was stored before was read by verbs of saying alone. */
const STATEMENTS = [
  `alter table statement add column attribution_type text`,
  `update statement set attribution_type = 'SAID' where rule is not null`,
  `alter table statement add constraint quote_attribution_type_check
    check (attribution_type in ('SAID', 'HELD') and (rule is null) = (attribution_type is null))`,
];

export class AttributionType1795569236000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
