import { Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';
import { Entity } from './entity.js';

/** An article's author, in print order. */
@Table('byline')
@Index('byline_by_person', ['personId', 'articleId'])
export class Byline {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'byline_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'ordinal', type: 'integer', primaryKeyConstraintName: 'byline_pkey' })
  ordinal!: number;

  @Column({ name: 'person_id', type: 'bigint' })
  personId!: string;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'byline_article_fkey' })
  readonly article?: Article;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'byline_person_fkey' })
  readonly person?: Entity;
}
