import { GraphQLDateTime, GraphQLJSONObject } from 'graphql-scalars';
import { Authorized, Field, ObjectType } from 'type-graphql';
import {
  Check,
  Column,
  Entity as Table,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';
import { CorrectionKind } from '../domain/correction-kind.js';
import { encodeGlobalId } from '../domain/global-id.js';
import type { PrincipalKind } from '../domain/principal.js';
import { Role } from '../domain/role.js';
import { Article } from './article.js';
import { Entity } from './entity.js';
import { Node } from './node.js';

/** What is for the program alone: ids that mean nothing outside, and what follows from the rest. */
const INTERNAL = /Id$|^(speakerMention\w+|stances|position|mergedInto|followers)$/;

/** What differs between two states, as it is in the first. */
function shown(state: object, other: object): object {
  const others = new Map(Object.entries(other));
  return Object.fromEntries(
    Object.entries(state).filter(
      ([name, value]) => !INTERNAL.test(name) && JSON.stringify(value) !== JSON.stringify(others.get(name)),
    ),
  );
}

/** A layer over what the machine found: applied to the rows when it is made, and again whenever they are made anew. */
@Table('correction')
@Index('correction_by_statement', ['articleId', 'statementId', 'id'], { where: 'article_id is not null' })
@Index('correction_by_entity', ['entityId', 'id'], { where: 'entity_id is not null' })
@Index('correction_by_other_entity', ['otherEntityId', 'id'], { where: 'other_entity_id is not null' })
@Check('correction_kind_check', `kind in ('ATTRIBUTION', 'QUOTE', 'REJECTION', 'MERGE', 'SPLIT', 'ALIAS')`)
@Check('correction_actor_check', `actor_kind in ('API_KEY', 'TOKEN', 'COMMAND_LINE')`)
@Check(
  'correction_subject_check',
  `(article_id is null) = (statement_id is null)
   and (article_id is null) <> (entity_id is null) and (other_entity_id is null) = (kind not in ('MERGE', 'SPLIT'))
   and (article_ids is null) = (kind <> 'SPLIT')`,
)
@ObjectType({ implements: Node, description: 'What a person decided over the machine; it can be undone.' })
export class Correction extends Node {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'correction_pkey',
  })
  id!: string;

  @Field(() => CorrectionKind, { description: 'What was decided.' })
  @Column({ name: 'kind', type: 'text' })
  kind!: CorrectionKind;

  @Column({ name: 'article_id', type: 'bigint', nullable: true })
  articleId!: string | null;

  @Column({ name: 'statement_id', type: 'integer', nullable: true })
  statementId!: number | null;

  /** The one that was merged into another, divided, or named. */
  @Column({ name: 'entity_id', type: 'bigint', nullable: true })
  entityId!: string | null;

  /** The one that it was merged into, or that was split off. */
  @Column({ name: 'other_entity_id', type: 'bigint', nullable: true })
  otherEntityId!: string | null;

  /** The articles in which the other one is meant, of a split. */
  @Column({ name: 'article_ids', type: 'bigint', array: true, nullable: true })
  articleIds!: string[] | null;

  @Field(() => String, { description: 'Why, in the words of who decided.' })
  @Column({ name: 'reason', type: 'text' })
  reason!: string;

  @Field(() => GraphQLDateTime, { description: 'When it was decided.' })
  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind!: PrincipalKind;

  @Authorized(Role.EDITOR)
  @Field(() => String, {
    nullable: true,
    description: "Who decided: the key's name, or the token's subject.",
  })
  get madeBy(): string {
    return this.actorName;
  }

  @Column({ name: 'actor_name', type: 'text' })
  actorName!: string;

  /** All of it, to be restored. */
  @Column({ name: 'before', type: 'jsonb' })
  before!: object;

  @Column({ name: 'after', type: 'jsonb' })
  after!: object;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Since when it holds no more; null while it does.',
  })
  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt!: Date | null;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'correction_article_fkey' })
  readonly article?: Article | null;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'entity_id', foreignKeyConstraintName: 'correction_entity_fkey' })
  readonly entity?: Entity | null;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'other_entity_id', foreignKeyConstraintName: 'correction_other_entity_fkey' })
  readonly otherEntity?: Entity | null;

  @Field(() => GraphQLJSONObject, {
    name: 'before',
    description: 'What it changed, as that was: by the machine, or by the correction before.',
  })
  get changedBefore(): object {
    return shown(this.before, this.after);
  }

  @Field(() => GraphQLJSONObject, { name: 'after', description: 'The same as it became.' })
  get changedAfter(): object {
    return shown(this.after, this.before);
  }

  get globalId(): string {
    return encodeGlobalId('Correction', this.id);
  }
}
