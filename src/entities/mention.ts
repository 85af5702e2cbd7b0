import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';
import { Entity } from './entity.js';
import { Statement } from './statement.js';
import { TextSelector } from './text-selector.js';

/** An entity meant at certain characters of an article's text, or of a comment's. */
@Table('mention')
@Index('mention_by_entity', ['entityId', 'articleId', 'id'])
@Index('mention_by_comment', ['articleId', 'commentId'], { where: 'comment_id is not null' })
@Check('mention_check', `start_offset >= 0 and code_point_start >= 0 and exact <> ''`)
@ObjectType({ description: 'An entity meant at certain characters, by its name or by a reference to it.' })
export class Mention {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'mention_pkey' })
  articleId!: string;

  /** The rank on the page. */
  @PrimaryColumn({ name: 'id', type: 'integer', primaryKeyConstraintName: 'mention_pkey' })
  id!: number;

  @Column({ name: 'entity_id', type: 'bigint' })
  entityId!: string;

  /** The comment whose text is meant; null for the article's text. */
  @Column({ name: 'comment_id', type: 'integer', nullable: true })
  commentId!: number | null;

  @Column({ name: 'start_offset', type: 'integer' })
  start!: number;

  @Column({ name: 'code_point_start', type: 'integer' })
  codePointStart!: number;

  @Column({ name: 'exact', type: 'text' })
  exact!: string;

  @Field(() => Boolean, { description: "True for 'the group', 'them': the entity is meant, not named." })
  @Column({ name: 'is_reference', type: 'boolean' })
  isReference!: boolean;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'mention_article_fkey' })
  readonly article?: Article;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'entity_id', foreignKeyConstraintName: 'mention_entity_fkey' })
  readonly entity?: Entity;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'mention_comment_fkey',
    },
    { name: 'comment_id', referencedColumnName: 'id', foreignKeyConstraintName: 'mention_comment_fkey' },
  ])
  readonly comment?: Statement | null;

  @Field(() => TextSelector, { description: 'The words that mean the entity, and where they stand.' })
  get selector(): TextSelector {
    const { articleId, commentId, start, codePointStart, exact, versionNumber } = this;
    return new TextSelector(articleId, commentId, start, codePointStart, exact, versionNumber);
  }
}
