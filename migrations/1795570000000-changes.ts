import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What servers that remember entities, outlets and articles are told of. There is always a last change. */
const STATEMENTS = [
  `create table change (
    number bigint not null,
    mark uuid not null,
    entity_ids bigint[] not null,
    outlet_ids bigint[] not null,
    article_ids bigint[] not null,
    constraint change_pkey primary key (number)
  )`,
  `insert into change (number, mark, entity_ids, outlet_ids, article_ids) values (0, gen_random_uuid(), '{}', '{}', '{}')`,
];

export class Changes1795570000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
