import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { Role } from '../domain/role.js';
import { Node } from './node.js';

/** What lets a program in. The key itself is stored nowhere. */
@Table('api_key')
@Check('api_key_role_check', `role in ('READER', 'CONTRIBUTOR', 'MODERATOR', 'EDITOR', 'ADMIN')`)
@ObjectType({
  implements: Node,
  description: 'What lets a program in; the key itself is shown once, and kept nowhere.',
})
export class ApiKey extends Node {
  @PrimaryColumn({ name: 'id', type: 'bigint', primaryKeyConstraintName: 'api_key_pkey' })
  id!: string;

  @Field(() => String, { description: 'For people: whom or what it was made for.' })
  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Field(() => Role, { description: 'What its holder may do.' })
  @Column({ name: 'role', type: 'text' })
  role!: Role;

  /** SHA-256. */
  @Column({ name: 'hash', type: 'bytea', select: false })
  readonly hash!: unknown;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'From when on it works no more; null for never.',
  })
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'To a minute; null where it never was.' })
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was taken back; null while it works.',
  })
  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  get globalId(): string {
    return encodeGlobalId('ApiKey', this.id);
  }
}
