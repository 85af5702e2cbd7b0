import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a changed article said before: its head, its text, and its rows as they were, packed. When an article was read
 * that was stored before this, is not known.
 */
const STATEMENTS = [
  `alter table article add column version integer not null default 1`,
  `alter table article add column read_at timestamptz`,
  `alter table article add constraint article_version_check check (version > 0)`,
  `create table article_version (
    article_id bigint not null,
    number integer not null,
    outlet_id bigint not null,
    headline text not null,
    standfirst text,
    dateline text,
    published_at timestamptz,
    language text not null,
    text text not null,
    word_count integer not null,
    quote_count integer not null,
    comment_count integer not null,
    analysis_version text not null,
    read_at timestamptz,
    replaced_at timestamptz not null,
    statement_ids integer[] not null,
    source_ids integer[] not null,
    findings jsonb not null,
    constraint article_version_pkey primary key (article_id, number),
    constraint article_version_number_check check (number > 0),
    constraint article_version_article_fkey foreign key (article_id) references article (id) on delete cascade,
    constraint article_version_outlet_fkey foreign key (outlet_id) references outlet (id)
  )`,
  `create index article_version_by_outlet on article_version (outlet_id)`,
];

export class ArticleVersions1795580000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
