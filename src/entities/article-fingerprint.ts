import { Column, Entity as Table, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';

/** What an article's words are compared with others' by. An article of few words has none. */
@Table('article_fingerprint')
@Index('article_fingerprint_by_band', { synchronize: false })
export class ArticleFingerprint {
  @PrimaryColumn({
    name: 'article_id',
    type: 'bigint',
    primaryKeyConstraintName: 'article_fingerprint_pkey',
  })
  articleId!: string;

  /** As many places as two have in common, as many of their words they share. */
  @Column({ name: 'signature', type: 'integer', array: true })
  readonly signature!: readonly number[];

  /** Hashes of stretches of the signature: what is nearly the same shares one with near certainty. */
  @Column({ name: 'bands', type: 'bigint', array: true })
  readonly bands!: readonly string[];

  /** The last four bits of each place of the signature: of most articles that share a band, they tell that no more is shared. */
  @Column({ name: 'sketch', type: 'bit', length: '512' })
  readonly sketch!: string;

  @OneToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'article_fingerprint_article_fkey' })
  readonly article?: Article;
}
