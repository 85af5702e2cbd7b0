import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One boolean for whether readers see a statement, which is what lists, counts and searches ask. Of a comment that they
 * do not see nothing is kept but itself: the names in it would give it away.
 */
const STATEMENTS = [
  `alter table statement add column is_listed boolean not null default true`,
  `alter table about add column is_listed boolean not null default true`,
  `update statement set is_listed = false where status <> 'PUBLISHED'`,
  `update entity set mention_count = entity.mention_count - hidden.mentions
    from (
      select mention.entity_id, count(*) as mentions from mention
      join statement on statement.article_id = mention.article_id and statement.id = mention.comment_id
      where not statement.is_listed group by mention.entity_id
    ) as hidden
    where hidden.entity_id = entity.id`,
  `delete from mention using statement
    where statement.article_id = mention.article_id and statement.id = mention.comment_id and not statement.is_listed`,
  `delete from stance using statement
    where statement.article_id = stance.article_id and statement.id = stance.statement_id and not statement.is_listed`,
  `alter table statement alter column is_listed drop default`,
  `alter table about alter column is_listed drop default`,
  `alter table statement add constraint comment_listed_check check (type <> 'COMMENT' or is_listed = (status = 'PUBLISHED'))`,

  `drop index statement_by_chronology`,
  `create index statement_by_chronology on statement (chronology, article_id, id) where is_listed`,
  `drop index statement_by_confidence`,
  `create index statement_by_confidence on statement (coalesce(confidence, 0), article_id, id) where is_listed`,
  `drop index about_by_entity`,
  `create index about_by_entity on about (entity_id, chronology, article_id, statement_id) where is_first and is_listed`,
  // Also told by the mention, whose entity it repeats. No index could help to check it: an entity could not be deleted.
  `alter table about drop constraint about_entity_fkey`,
  // Counted in the index alone, by speaker.
  `drop index quote_by_speaker_entity`,
  `create index quote_by_speaker_entity on statement (speaker_entity_id, chronology, article_id, id) include (is_listed)
    where speaker_entity_id is not null`,
  // What moderators read, oldest first.
  `create index comment_by_status on statement (status, chronology, article_id, id) where status <> 'PUBLISHED'`,
];

export class ListedStatements1795581000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
