import { Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Mention } from './mention.js';
import { Statement } from './statement.js';

/** That a mention stands inside a statement: what the statement is about. Repeats what paging by entity needs. */
@Table('about')
@Index('about_by_entity', ['entityId', 'chronology', 'articleId', 'statementId'], {
  where: 'is_first and is_listed',
})
@Index('about_by_mention', ['articleId', 'mentionId'])
export class About {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'about_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'statement_id', type: 'integer', primaryKeyConstraintName: 'about_pkey' })
  statementId!: number;

  @PrimaryColumn({ name: 'mention_id', type: 'integer', primaryKeyConstraintName: 'about_pkey' })
  mentionId!: number;

  /** The mention's. */
  @Column({ name: 'entity_id', type: 'bigint' })
  entityId!: string;

  /** The statement's. */
  @Column({ name: 'chronology', type: 'timestamptz', select: false })
  readonly chronology!: unknown;

  /** True for the statement's first mention of the entity, so that each statement counts once. */
  @Column({ name: 'is_first', type: 'boolean' })
  isFirst!: boolean;

  /** The statement's. */
  @Column({ name: 'is_listed', type: 'boolean' })
  isListed!: boolean;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'about_statement_fkey',
    },
    { name: 'statement_id', referencedColumnName: 'id', foreignKeyConstraintName: 'about_statement_fkey' },
  ])
  readonly statement?: Statement;

  @ManyToOne(() => Mention, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'article_id', referencedColumnName: 'articleId', foreignKeyConstraintName: 'about_mention_fkey' },
    { name: 'mention_id', referencedColumnName: 'id', foreignKeyConstraintName: 'about_mention_fkey' },
  ])
  readonly mention?: Mention;
}
