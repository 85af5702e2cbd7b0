import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, PrimaryGeneratedColumn } from 'typeorm';
import { encodeGlobalId, type NodeType } from '../domain/global-id.js';
import { PrincipalKind } from '../domain/principal.js';
import { Node } from './node.js';

/** One write. The table only grows. */
@Table('audit_entry')
@Index('audit_entry_by_subject', ['subjectType', 'subjectKey', 'id'])
@Check('audit_entry_actor_check', `actor_kind in ('API_KEY', 'TOKEN', 'COMMAND_LINE')`)
@ObjectType({
  implements: Node,
  description: 'What somebody with a key, a token or a shell on the machine changed.',
})
export class AuditEntry extends Node {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'audit_entry_pkey',
  })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the write began.' })
  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  @Field(() => PrincipalKind, { description: 'How whoever wrote showed who they are.' })
  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: PrincipalKind;

  @Field(() => String, {
    description: "The key's number, the token's issuer and subject, or the user at the command line.",
  })
  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Field(() => String, {
    description: "The key's name at that time, the token's subject, or the user at the command line.",
  })
  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @Field(() => String, {
    description:
      "The mutation that wrote, or a command's counterpart: 'revokeApiKey', 'ingestArticle', 'reanalyseArticle'.",
  })
  @Column({ name: 'action', type: 'text' })
  action!: string;

  @Column({ name: 'subject_type', type: 'text' })
  subjectType!: NodeType;

  /** One number for what stands alone; article and local id, a colon between, for what belongs to an article. */
  @Column({ name: 'subject_id', type: 'text' })
  subjectKey!: string;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'What it was; null for what was not there.',
  })
  @Column({ name: 'before', type: 'jsonb', nullable: true })
  before!: Readonly<Record<string, unknown>> | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'What it became; null for what went.' })
  @Column({ name: 'after', type: 'jsonb', nullable: true })
  after!: Readonly<Record<string, unknown>> | null;

  get globalId(): string {
    return encodeGlobalId('AuditEntry', this.id);
  }

  @Field(() => ID, { description: 'What was written, as node takes it.' })
  get subjectId(): string {
    const [id = '', localId] = this.subjectKey.split(':');
    return encodeGlobalId(this.subjectType, id, localId === undefined ? undefined : Number(localId));
  }
}
