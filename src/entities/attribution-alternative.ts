import { Field, Float, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Entity } from './entity.js';
import { Statement } from './statement.js';
import { UnnamedSource } from './unnamed-source.js';

/** A runner-up: who else a quote might be attributed to. */
@Table('attribution_alternative')
@Index('attribution_alternative_by_speaker_entity', ['speakerEntityId'])
@Check('attribution_alternative_confidence_check', 'confidence between 0 and 1')
@Check('attribution_alternative_speaker_check', '(speaker_entity_id is null) <> (speaker_source_id is null)')
@ObjectType({ description: 'A runner-up: who else the quote might be attributed to.' })
export class AttributionAlternative {
  @PrimaryColumn({
    name: 'article_id',
    type: 'bigint',
    primaryKeyConstraintName: 'attribution_alternative_pkey',
  })
  articleId!: string;

  @PrimaryColumn({
    name: 'quote_id',
    type: 'integer',
    primaryKeyConstraintName: 'attribution_alternative_pkey',
  })
  quoteId!: number;

  @PrimaryColumn({
    name: 'ordinal',
    type: 'integer',
    primaryKeyConstraintName: 'attribution_alternative_pkey',
  })
  ordinal!: number;

  @Field(() => Float, { description: 'How likely, 0 to 1.' })
  @Column({ name: 'confidence', type: 'double precision' })
  confidence!: number;

  @Column({ name: 'speaker_entity_id', type: 'bigint', nullable: true })
  speakerEntityId!: string | null;

  @Column({ name: 'speaker_source_id', type: 'integer', nullable: true })
  speakerSourceId!: number | null;

  /** The number of the article's version that it was read from; absent where it is read as it is now. */
  readonly versionNumber?: number;

  @ManyToOne(() => Statement, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'attribution_alternative_quote_fkey',
    },
    {
      name: 'quote_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'attribution_alternative_quote_fkey',
    },
  ])
  readonly quote?: Statement;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'speaker_entity_id', foreignKeyConstraintName: 'attribution_alternative_entity_fkey' })
  readonly speakerEntity?: Entity | null;

  @ManyToOne(() => UnnamedSource, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'attribution_alternative_source_fkey',
    },
    {
      name: 'speaker_source_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'attribution_alternative_source_fkey',
    },
  ])
  readonly speakerSource?: UnnamedSource | null;
}
