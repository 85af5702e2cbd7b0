import { Check, Column, Entity as Table, PrimaryColumn } from 'typeorm';
import type { Role } from '../domain/role.js';

/** What lets a program in. The key itself is stored nowhere. */
@Table('api_key')
@Check('api_key_role_check', `role in ('READER', 'CONTRIBUTOR', 'MODERATOR', 'EDITOR', 'ADMIN')`)
export class ApiKey {
  @PrimaryColumn({ name: 'id', type: 'bigint', primaryKeyConstraintName: 'api_key_pkey' })
  id!: string;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'role', type: 'text' })
  role!: Role;

  /** SHA-256. */
  @Column({ name: 'hash', type: 'bytea', select: false })
  readonly hash!: unknown;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
