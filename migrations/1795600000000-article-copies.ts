import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which articles have the words of another. What was stored before is compared once it is read changed or analysed anew.
 * The index has no list of what is still to be put in: the next article would have to look through it.
 */
const STATEMENTS = [
  `create table article_fingerprint (
    article_id bigint not null,
    signature integer[] not null,
    bands bigint[] not null,
    constraint article_fingerprint_pkey primary key (article_id),
    constraint article_fingerprint_article_fkey foreign key (article_id) references article (id) on delete cascade
  )`,
  `create index article_fingerprint_by_band on article_fingerprint using gin (bands) with (fastupdate = off)`,
  `create table article_copy (
    article_id bigint not null,
    original_id bigint not null,
    constraint article_copy_pkey primary key (article_id),
    constraint article_copy_article_fkey foreign key (article_id) references article (id) on delete cascade
  )`,
  `create index article_copy_by_original on article_copy (original_id, article_id)`,
];

export class ArticleCopies1795600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
