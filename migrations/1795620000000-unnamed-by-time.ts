import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say who are not named, by time: they are listed and counted in the index alone. */
const STATEMENTS = [
  `create index statement_by_unnamed on statement (chronology, article_id, id) include (type)
     where is_listed and speaker_source_id is not null`,
];

export class UnnamedByTime1795620000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
