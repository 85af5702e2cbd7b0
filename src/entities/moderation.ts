import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity as Table,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CommentStatus } from '../domain/kinds.js';
import type { PrincipalKind } from '../domain/principal.js';
import { Article } from './article.js';

/** One decision about a comment. It outlives the comment's row, which is made anew when its page is read again. */
@Table('moderation')
@Check('moderation_status_check', `status in ('PUBLISHED', 'PENDING', 'REJECTED')`)
@Check('moderation_status_before_check', `status_before in ('PUBLISHED', 'PENDING', 'REJECTED')`)
@Check('moderation_actor_check', `actor_kind in ('API_KEY', 'TOKEN', 'COMMAND_LINE')`)
@Check('moderation_rule_check', 'rule is null or status_before is null')
@ObjectType({ description: 'One decision about whether readers see a comment.' })
export class Moderation {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'moderation_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'comment_id', type: 'integer', primaryKeyConstraintName: 'moderation_pkey' })
  commentId!: number;

  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'moderation_pkey',
  })
  id!: string;

  @Field(() => CommentStatus, { description: 'What it became.' })
  @Column({ name: 'status', type: 'text' })
  status!: CommentStatus;

  @Field(() => CommentStatus, { nullable: true, description: 'What it was; null at its arrival.' })
  @Column({ name: 'status_before', type: 'text', nullable: true })
  statusBefore!: CommentStatus | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The rule that decided at its arrival: 'blocked words'; null where none applied, or a person decided.",
  })
  @Column({ name: 'rule', type: 'text', nullable: true })
  rule!: string | null;

  @Field(() => String, { description: 'Why: in the words of who decided, or what the rule met.' })
  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was decided.' })
  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: PrincipalKind;

  @Field(() => String, {
    name: 'madeBy',
    description: "Who decided, or sent it in: the key's name, or the token's subject.",
  })
  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'moderation_article_fkey' })
  readonly article?: Article;
}
