import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { Statement } from './statement.js';
import { TextSelector } from './text-selector.js';

/** One unbroken part of a quote; the marks around it stay outside. */
@Table('quote_piece')
@Unique('quote_piece_start_key', ['articleId', 'quoteId', 'start'])
@Check('quote_piece_check', `start_offset >= 0 and code_point_start >= 0 and exact <> ''`)
@ObjectType({ description: 'One unbroken part of a quote: \'"A," he said, "B"\' has two.' })
export class QuotePiece {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'quote_piece_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'quote_id', type: 'integer', primaryKeyConstraintName: 'quote_piece_pkey' })
  quoteId!: number;

  @PrimaryColumn({ name: 'ordinal', type: 'integer', primaryKeyConstraintName: 'quote_piece_pkey' })
  ordinal!: number;

  @Field(() => Boolean, { description: 'True where the piece stands in quotation marks.' })
  @Column({ name: 'is_verbatim', type: 'boolean' })
  isVerbatim!: boolean;

  @Column({ name: 'start_offset', type: 'integer' })
  start!: number;

  @Column({ name: 'code_point_start', type: 'integer' })
  codePointStart!: number;

  @Column({ name: 'exact', type: 'text' })
  exact!: string;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'quote_piece_quote_fkey',
    },
    { name: 'quote_id', referencedColumnName: 'id', foreignKeyConstraintName: 'quote_piece_quote_fkey' },
  ])
  readonly quote?: Statement;

  @Field(() => TextSelector, {
    description: "Where it stands in the article's text, without its quotation marks.",
  })
  get selector(): TextSelector {
    const { articleId, start, codePointStart, exact, versionNumber } = this;
    return new TextSelector(articleId, null, start, codePointStart, exact, versionNumber);
  }
}
