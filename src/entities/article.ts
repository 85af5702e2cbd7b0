import { GraphQLDateTime, GraphQLURL } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { Node } from './node.js';
import { Outlet } from './outlet.js';

/** One article as read. Its id is derived from `identity`: its canonical URL, or its text's hash. */
@Table('article')
@Index('article_by_chronology', { synchronize: false })
@Index('article_by_outlet', { synchronize: false })
@Index('article_by_words', { synchronize: false })
@Index('article_by_quote_count', ['quoteCount', 'id'])
@Index('article_by_comment_count', ['commentCount', 'id'])
@Check('article_word_count_check', 'word_count >= 0')
@Check('article_version_check', 'version > 0')
@Check('article_count_check', 'quote_count >= 0 and comment_count >= 0')
@ObjectType({ implements: Node, description: 'A published text, stored exactly as it was read.' })
export class Article extends Node {
  @PrimaryColumn({ name: 'id', type: 'bigint', primaryKeyConstraintName: 'article_pkey' })
  id!: string;

  /** The canonical URL, or `sha256:` and the hash of the text: what the id is derived from. */
  @Column({ name: 'identity', type: 'text' })
  identity!: string;

  @Column({ name: 'outlet_id', type: 'bigint' })
  outletId!: string;

  @ManyToOne(() => Outlet)
  @JoinColumn({ name: 'outlet_id', foreignKeyConstraintName: 'article_outlet_fkey' })
  readonly outlet?: Outlet;

  @Field(() => GraphQLURL, { nullable: true, description: 'The canonical address, where the page told it.' })
  @Column({ name: 'url', type: 'text', nullable: true })
  url!: string | null;

  @Field(() => String, { description: 'The title over the article.' })
  @Column({ name: 'headline', type: 'text' })
  headline!: string;

  @Field(() => String, { nullable: true, description: 'The summary printed under the headline.' })
  @Column({ name: 'standfirst', type: 'text', nullable: true })
  standfirst!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The place printed before the first sentence: 'PORT ALDER'.",
  })
  @Column({ name: 'dateline', type: 'text', nullable: true })
  dateline!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Midnight UTC where only a day is printed.' })
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  /** `publishedAt`, or -infinity where that is unknown: what articles are ordered by. */
  @Column({ name: 'chronology', type: 'timestamptz', select: false })
  readonly chronology!: unknown;

  @Field(() => String, { description: "The language of the text, as a BCP 47 tag: 'en'." })
  @Column({ name: 'language', type: 'text' })
  language!: string;

  @Column({ name: 'text', type: 'text', select: false })
  readonly text!: string;

  @Field(() => Int, { description: 'The number of words in the text.' })
  @Column({ name: 'word_count', type: 'integer' })
  wordCount!: number;

  @Field(() => Int, { description: 'The number of statements that the article itself reports.' })
  @Column({ name: 'quote_count', type: 'integer', default: 0 })
  quoteCount!: number;

  @Field(() => Int, { description: 'The number of published comments in all its threads.' })
  @Column({ name: 'comment_count', type: 'integer', default: 0 })
  commentCount!: number;

  /** What headline, standfirst and text are searched by: see `articleWords`. */
  @Column({ name: 'words', type: 'tsvector', select: false })
  readonly words!: unknown;

  /** SHA-256 of everything read: equal hashes need no second look. */
  @Column({ name: 'content_hash', type: 'text', select: false })
  readonly contentHash!: string;

  @Field(() => String, {
    description: 'The version of the analysis that made its findings, as in AnalysisQuality.',
  })
  @Column({ name: 'analysis_version', type: 'text' })
  analysisVersion!: string;

  @Field(() => Int, {
    name: 'versionNumber',
    description: 'The number of the version that it shows: 1 until it was read changed.',
  })
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When this version was first read; null where it was read before that was kept.',
  })
  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  get globalId(): string {
    return encodeGlobalId('Article', this.id);
  }
}
