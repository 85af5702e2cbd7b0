import { Column, Entity as Table, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';

/** That an article has the words of another that was published before it. */
@Table('article_copy')
@Index('article_copy_by_original', ['originalId', 'articleId'])
export class ArticleCopy {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'article_copy_pkey' })
  articleId!: string;

  /** The first of those it was copied from. Nothing refers to another article's row by a foreign key. */
  @Column({ name: 'original_id', type: 'bigint' })
  originalId!: string;

  @OneToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'article_copy_article_fkey' })
  readonly article?: Article;
}
