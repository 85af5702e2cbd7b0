import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An outlet's articles with how many statements each has: its total is read from the index alone. */
const STATEMENTS = [
  `drop index article_by_outlet`,
  `create index article_by_outlet on article (outlet_id, chronology, id) include (quote_count, comment_count)`,
];
export class OutletTotals1795583000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
