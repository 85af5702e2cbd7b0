import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keys that programs come with. */
const STATEMENTS = [
  `create table api_key (
    id bigint not null,
    name text not null,
    role text not null,
    hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    constraint api_key_pkey primary key (id),
    constraint api_key_role_check check (role in ('READER', 'CONTRIBUTOR', 'MODERATOR', 'EDITOR', 'ADMIN'))
  )`,
];

export class ApiKeys1795582000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
