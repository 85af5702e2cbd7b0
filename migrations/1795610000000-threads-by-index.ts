import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The same rows under a condition that PostgreSQL sees to hold for the statements of a thread: when a thread was deleted,
 * all statements of its article were looked through for those that go with it, which took the square of an article's
 * comments.
 */
const STATEMENTS = [
  `drop index comment_by_thread`,
  `create index comment_by_thread on statement (article_id, thread_id, position, id) where thread_id is not null`,
];

export class ThreadsByIndex1795610000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
