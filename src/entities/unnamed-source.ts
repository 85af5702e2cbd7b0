import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import type { AnonymityReasonCategory } from '../domain/kinds.js';
import { AnonymityReason } from './anonymity-reason.js';
import { Article } from './article.js';
import { Entity } from './entity.js';
import { Node } from './node.js';
import { Speaker } from './speaker.js';
import { TextSelector } from './text-selector.js';

/** A source the article keeps unnamed. It belongs to its article and never to another. */
@Table('unnamed_source')
@Index('unnamed_source_by_organization', ['organizationId'])
@Check(
  'unnamed_source_reason_check',
  `(reason_category is null) = (reason_start is null)
   and (reason_category is null) = (reason_code_point_start is null)
   and (reason_category is null) = (reason_exact is null)`,
)
@Check(
  'unnamed_source_reason_category_check',
  `reason_category in ('NOT_AUTHORIZED', 'SENSITIVITY', 'FEAR_OF_REPRISAL', 'PRIVATE_MATTER', 'OTHER')`,
)
@ObjectType({
  implements: [Node, Speaker],
  description: "A source the article keeps unnamed. Two articles' 'senior diplomat' are two sources.",
})
export class UnnamedSource extends Node {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'unnamed_source_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'id', type: 'integer', primaryKeyConstraintName: 'unnamed_source_pkey' })
  id!: number;

  @Field(() => String, { description: "The fullest description printed: 'a senior American diplomat'." })
  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'organization_id', type: 'bigint', nullable: true })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: "As printed: 'American'." })
  @Column({ name: 'nationality', type: 'text', nullable: true })
  nationality!: string | null;

  @Field(() => Boolean, { description: "True for 'two officials', 'sources'." })
  @Column({ name: 'is_plural', type: 'boolean' })
  isPlural!: boolean;

  @Field(() => Boolean, { description: 'True where the article says that the source asked not to be named.' })
  @Column({ name: 'anonymity_requested', type: 'boolean' })
  anonymityRequested!: boolean;

  @Column({ name: 'reason_category', type: 'text', nullable: true })
  reasonCategory!: AnonymityReasonCategory | null;

  @Column({ name: 'reason_start', type: 'integer', nullable: true })
  reasonStart!: number | null;

  @Column({ name: 'reason_code_point_start', type: 'integer', nullable: true })
  reasonCodePointStart!: number | null;

  @Column({ name: 'reason_exact', type: 'text', nullable: true })
  reasonExact!: string | null;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  /** The same, where its id must tell it from what stands in a later version, or now. */
  readonly idVersion?: number | null;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'unnamed_source_article_fkey' })
  readonly article?: Article;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'unnamed_source_organization_fkey' })
  readonly organization?: Entity | null;

  get globalId(): string {
    return encodeGlobalId('UnnamedSource', this.articleId, this.id, this.idVersion ?? undefined);
  }

  @Field(() => AnonymityReason, { nullable: true, description: 'Why, in the words of the article.' })
  get anonymityReason(): AnonymityReason | null {
    const selector = TextSelector.stored(
      this.articleId,
      this.reasonStart,
      this.reasonCodePointStart,
      this.reasonExact,
      this.versionNumber,
    );
    return selector && this.reasonCategory ? new AnonymityReason(this.reasonCategory, selector) : null;
  }
}
