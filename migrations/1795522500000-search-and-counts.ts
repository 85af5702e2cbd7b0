import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The words that statements and articles are searched by, names searched though misspelt, and counts kept beside what they count. */
const STATEMENTS = [
  `create extension if not exists unaccent`,
  `create extension if not exists pg_trgm`,
  `create text search configuration verbatim (copy = english)`,
  `alter text search configuration verbatim
    alter mapping for hword, hword_part, word with unaccent, english_stem`,

  `alter table statement add column words tsvector`,
  `update statement set words = to_tsvector('verbatim', left(text, 200000))`,
  `alter table statement alter column words set not null`,
  `create index statement_by_words on statement using gin (words)`,
  `alter table article add column words tsvector`,
  `update article set words = setweight(to_tsvector('verbatim', headline), 'A')
    || setweight(to_tsvector('verbatim', coalesce(standfirst, '')), 'B')
    || setweight(to_tsvector('verbatim', left(text, 200000)), 'D')`,
  `alter table article alter column words set not null`,
  `create index article_by_words on article using gin (words)`,
  `create index alias_by_trigrams on alias using gin (key gin_trgm_ops)`,

  `alter table entity add column mention_count integer not null default 0`,
  `alter table entity add column statement_count integer not null default 0`,
  `update entity set
    mention_count = (select count(*) from mention where mention.entity_id = entity.id),
    statement_count = (select count(*) from about
      join statement on statement.article_id = about.article_id and statement.id = about.statement_id
      where about.entity_id = entity.id and about.is_first
        and (statement.type = 'QUOTE' or statement.status = 'PUBLISHED'))`,
  `alter table entity add constraint entity_count_check check (mention_count >= 0 and statement_count >= 0)`,
  `create index entity_by_mention_count on entity (mention_count, id)`,
  `alter table article add column quote_count integer not null default 0`,
  `alter table article add column comment_count integer not null default 0`,
  `update article set
    quote_count = (select count(*) from statement where statement.article_id = article.id and statement.type = 'QUOTE'),
    comment_count = (select count(*) from statement
      where statement.article_id = article.id and statement.type = 'COMMENT' and statement.status = 'PUBLISHED')`,
  `alter table article add constraint article_count_check check (quote_count >= 0 and comment_count >= 0)`,
  `create index article_by_quote_count on article (quote_count, id)`,
  `create index article_by_comment_count on article (comment_count, id)`,

  // Only what everybody sees: a page of it, or its number, is read from the index alone.
  `drop index statement_by_chronology`,
  `create index statement_by_chronology on statement (chronology, article_id, id)
    where type = 'QUOTE' or status = 'PUBLISHED'`,
  `create index statement_by_confidence on statement (coalesce(confidence, 0), article_id, id)
    where type = 'QUOTE' or status = 'PUBLISHED'`,
];

export class SearchAndCounts1795522500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
