import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLACES = Array.from({ length: 128 }, (_, i) => `(signature[${String(i + 1)}] & 15)::bit(4)`);

/**
 * Four bits of each place of a signature. Articles that share one band of 32 are many, in proportion to the archive, and
 * nearly all have nothing else in common: by a count of bits they are told apart before their numbers are compared.
 */
const STATEMENTS = [
  `alter table article_fingerprint add column sketch bit(512)`,
  // Written with the table as a whole: an update would put every band into the index once more.
  `alter table article_fingerprint alter column sketch type bit(512) using (${PLACES.join(' || ')})::bit(512)`,
  `alter table article_fingerprint alter column sketch set not null`,
];

export class CopiesBySketch1795650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
