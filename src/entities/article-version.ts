import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { Article } from './article.js';
import { Node } from './node.js';
import { Outlet } from './outlet.js';

/** What an article said before it was read changed. Its rows as they were are packed in `findings`, table by table. */
@Table('article_version')
@Index('article_version_by_outlet', ['outletId'])
@Check('article_version_number_check', 'number > 0')
@ObjectType({
  implements: Node,
  description:
    'What an article said before it was read changed: its text, and the statements that stood in it.',
})
export class ArticleVersion extends Node {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'article_version_pkey' })
  articleId!: string;

  @Field(() => Int, { description: 'Its rank among the versions of its article, from 1.' })
  @PrimaryColumn({ name: 'number', type: 'integer', primaryKeyConstraintName: 'article_version_pkey' })
  number!: number;

  @Column({ name: 'outlet_id', type: 'bigint' })
  outletId!: string;

  @Field(() => String, { description: 'The title over the article then.' })
  @Column({ name: 'headline', type: 'text' })
  headline!: string;

  @Field(() => String, { nullable: true, description: 'The summary printed under the headline then.' })
  @Column({ name: 'standfirst', type: 'text', nullable: true })
  standfirst!: string | null;

  @Field(() => String, { nullable: true, description: 'The place printed before the first sentence then.' })
  @Column({ name: 'dateline', type: 'text', nullable: true })
  dateline!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'The date that was printed then.' })
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Field(() => String, { description: "The language of its text, as a BCP 47 tag: 'en'." })
  @Column({ name: 'language', type: 'text' })
  language!: string;

  @Column({ name: 'text', type: 'text', select: false })
  readonly text!: string;

  @Field(() => Int, { description: 'The number of words in its text.' })
  @Column({ name: 'word_count', type: 'integer' })
  wordCount!: number;

  @Field(() => Int, { description: 'The number of statements that it reported.' })
  @Column({ name: 'quote_count', type: 'integer' })
  quoteCount!: number;

  @Field(() => Int, { description: 'The number of published comments under it then.' })
  @Column({ name: 'comment_count', type: 'integer' })
  commentCount!: number;

  @Field(() => String, { description: 'The version of the analysis that made its findings.' })
  @Column({ name: 'analysis_version', type: 'text' })
  analysisVersion!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it was first read; null where it was read before that was kept.',
  })
  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When the article was read changed.' })
  @Column({ name: 'replaced_at', type: 'timestamptz' })
  replacedAt!: Date;

  /** The quotes and comments in it: where a statement that is gone is looked for. */
  @Column({ name: 'statement_ids', type: 'integer', array: true, select: false })
  readonly statementIds!: number[];

  @Column({ name: 'source_ids', type: 'integer', array: true, select: false })
  readonly sourceIds!: number[];

  @Column({ name: 'findings', type: 'jsonb', select: false })
  readonly findings!: unknown;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'article_version_article_fkey' })
  readonly article?: Article;

  @ManyToOne(() => Outlet)
  @JoinColumn({ name: 'outlet_id', foreignKeyConstraintName: 'article_version_outlet_fkey' })
  readonly outlet?: Outlet;

  get globalId(): string {
    return encodeGlobalId('ArticleVersion', this.articleId, this.number);
  }
}
