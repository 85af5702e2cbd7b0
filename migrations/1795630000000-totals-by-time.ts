import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many statements a stretch of time has is counted in indexes alone: of its articles, and of its comments. */
const STATEMENTS = [
  'drop index article_by_chronology',
  'create index article_by_chronology on article (chronology, id) include (quote_count)',
  `create index comment_by_chronology on statement (chronology, article_id, id)
     where type = 'COMMENT' and is_listed`,
];

export class TotalsByTime1795630000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
