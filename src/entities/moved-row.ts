import { Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';
import { Correction } from './correction.js';

const KEY = 'moved_row_pkey';

/** A row that a correction moved from one entity to another, to be moved back when that is undone. */
@Table('moved_row')
@Index('moved_row_by_article', ['articleId'])
export class MovedRow {
  @PrimaryColumn({ name: 'correction_id', type: 'bigint', primaryKeyConstraintName: KEY })
  correctionId!: string;

  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: KEY })
  articleId!: string;

  /** Which table's. */
  @PrimaryColumn({ name: 'noun', type: 'text', primaryKeyConstraintName: KEY })
  noun!: string;

  /** 0 for a row that only has an ordinal in its article. */
  @PrimaryColumn({ name: 'local_id', type: 'integer', primaryKeyConstraintName: KEY })
  localId!: number;

  /** 0 for a row that only has an id in its article. */
  @PrimaryColumn({ name: 'ordinal', type: 'integer', primaryKeyConstraintName: KEY })
  ordinal!: number;

  /** The row itself, where there was no place for it among the other entity's. */
  @Column({ name: 'was', type: 'jsonb', nullable: true })
  was!: unknown;

  @ManyToOne(() => Correction, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'correction_id', foreignKeyConstraintName: 'moved_row_correction_fkey' })
  readonly correction?: Correction;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'moved_row_article_fkey' })
  readonly article?: Article;
}
