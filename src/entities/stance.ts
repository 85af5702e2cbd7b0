import { Field, Float, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Polarity } from '../domain/kinds.js';
import { Entity } from './entity.js';
import { Statement } from './statement.js';

/** How a statement stands to one entity that it is about. */
@Table('stance')
@Index('stance_by_target', ['targetId', 'polarity'])
@Check('stance_polarity_check', `polarity in ('POSITIVE', 'NEUTRAL', 'NEGATIVE')`)
@Check('stance_confidence_check', 'confidence between 0 and 1')
@ObjectType({
  description: 'How a statement stands to an entity that it is about. No stance is given without evidence.',
})
export class Stance {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'stance_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'statement_id', type: 'integer', primaryKeyConstraintName: 'stance_pkey' })
  statementId!: number;

  @PrimaryColumn({ name: 'target_id', type: 'bigint', primaryKeyConstraintName: 'stance_pkey' })
  targetId!: string;

  @Field(() => Polarity, { description: 'For it, against it, or neither.' })
  @Column({ name: 'polarity', type: 'text' })
  polarity!: Polarity;

  @Field(() => Float, { description: 'How sure the judgement is, 0 to 1.' })
  @Column({ name: 'confidence', type: 'double precision' })
  confidence!: number;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'stance_statement_fkey',
    },
    { name: 'statement_id', referencedColumnName: 'id', foreignKeyConstraintName: 'stance_statement_fkey' },
  ])
  readonly statement?: Statement;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'target_id', foreignKeyConstraintName: 'stance_target_fkey' })
  readonly target?: Entity;
}
