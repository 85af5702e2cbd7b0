import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InterfaceType } from 'type-graphql';
import {
  Check,
  Column,
  Entity as Table,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  TableInheritance,
} from 'typeorm';
import { Article } from './article.js';
import { Node } from './node.js';

/** Something somebody said about something: a quote, or a comment. Both stand in one table, to be paged as one. */
@Table('statement')
@TableInheritance({ column: { name: 'type', type: 'text' } })
@Index('statement_by_chronology', ['chronology', 'articleId', 'id'], {
  where: 'is_listed',
})
@Index('statement_by_confidence', { synchronize: false })
@Index('statement_by_words', { synchronize: false })
@Index('statement_by_position', ['articleId', 'position', 'id'])
@Check('statement_id_check', 'id > 0')
@Check('statement_position_check', 'position >= 0')
@Check(
  'statement_type_check',
  `(type = 'QUOTE' and quote_kind is not null and author is null and thread_id is null and status is null)
   or (type = 'COMMENT' and author is not null and thread_id is not null and depth is not null
       and status is not null and quote_kind is null and speaker_entity_id is null and speaker_source_id is null)`,
)
@InterfaceType({
  implements: Node,
  description:
    "Something somebody said about something: a quote in an article, or a reader's comment under one.",
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Statement extends Node {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'statement_pkey' })
  articleId!: string;

  /** Derived from the words, so that it outlives changes around them. */
  @PrimaryColumn({ name: 'id', type: 'integer', primaryKeyConstraintName: 'statement_pkey' })
  id!: number;

  @Field(() => String, {
    description: "A quote's words, its pieces joined by a space; a comment's whole text.",
  })
  @Column({ name: 'text', type: 'text' })
  text!: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When it was published: a quote with its article, a comment at its own time, null where unknown.',
  })
  @Column({ name: 'said_at', type: 'timestamptz', nullable: true })
  saidAt!: Date | null;

  /** `saidAt`, or -infinity where that is unknown: what statements are ordered by. */
  @Column({ name: 'chronology', type: 'timestamptz', select: false })
  readonly chronology!: unknown;

  /** What `text` is searched by: see `statementWords`. */
  @Column({ name: 'words', type: 'tsvector', select: false })
  readonly words!: unknown;

  /** The rank on the page: quotes by their first character, then comments in thread order. */
  @Column({ name: 'position', type: 'integer' })
  position!: number;

  /**
   * Whether readers see it: lists, counts and searches ask nothing else. False for a comment that is not published, and
   * for a quote that a person rejected.
   */
  @Column({ name: 'is_listed', type: 'boolean' })
  isListed!: boolean;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  /** The same, where its id must tell it from what stands in a later version, or now. */
  readonly idVersion?: number | null;

  /** How often a person decided about it, undoing among it; 0 for what the machine alone found. */
  @Column({ name: 'revision', type: 'integer', default: 0 })
  revision!: number;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'statement_article_fkey' })
  readonly article?: Article;
}
