import { Field, ObjectType } from 'type-graphql';
import { Check, ChildEntity, Column, Index, JoinColumn, ManyToOne } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import type { AttributionType } from '../domain/kinds.js';
import { QuoteKind } from '../domain/kinds.js';
import { Entity } from './entity.js';
import { Node } from './node.js';
import { Statement } from './statement.js';
import { UnnamedSource } from './unnamed-source.js';

/** A statement in an article. Its attribution's columns stand in its row: there is one or none. */
@ChildEntity('QUOTE')
@Index('quote_by_speaker_entity', { synchronize: false })
@Index('statement_by_unnamed', { synchronize: false })
@Index('quote_by_speaker_source', ['articleId', 'speakerSourceId', 'position', 'id'], {
  where: 'speaker_source_id is not null',
})
@Check('quote_kind_check', `quote_kind in ('DIRECT', 'INDIRECT', 'MIXED')`)
@Check('quote_speaker_check', 'speaker_entity_id is null or speaker_source_id is null')
@Check('quote_confidence_check', 'confidence between 0 and 1')
@Check('quote_attribution_check', '(rule is null) = (confidence is null)')
@Check(
  'quote_attribution_type_check',
  `attribution_type in ('SAID', 'HELD') and (rule is null) = (attribution_type is null)`,
)
@Check(
  'quote_cue_check',
  '(cue_start is null) = (cue_exact is null) and (cue_start is null) = (cue_code_point_start is null)',
)
@Check(
  'quote_speaker_mention_check',
  `(speaker_mention_start is null) = (speaker_mention_exact is null)
   and (speaker_mention_start is null) = (speaker_mention_code_point_start is null)`,
)
@ObjectType({
  implements: [Node, Statement],
  description: 'A statement in an article: in quotation marks, retold, or both.',
})
export class Quote extends Statement {
  @Field(() => QuoteKind, { description: 'How much of it stands in quotation marks.' })
  @Column({ name: 'quote_kind', type: 'text' })
  kind!: QuoteKind;

  @Column({ name: 'speaker_entity_id', type: 'bigint', nullable: true })
  speakerEntityId!: string | null;

  @Column({ name: 'speaker_source_id', type: 'integer', nullable: true })
  speakerSourceId!: number | null;

  @Column({ name: 'attribution_type', type: 'text', nullable: true })
  attributionType!: AttributionType | null;

  @Column({ name: 'rule', type: 'text', nullable: true })
  rule!: string | null;

  @Column({ name: 'confidence', type: 'double precision', nullable: true })
  confidence!: number | null;

  @Column({ name: 'cue_start', type: 'integer', nullable: true })
  cueStart!: number | null;

  @Column({ name: 'cue_code_point_start', type: 'integer', nullable: true })
  cueCodePointStart!: number | null;

  @Column({ name: 'cue_exact', type: 'text', nullable: true })
  cueExact!: string | null;

  @Column({ name: 'speaker_mention_start', type: 'integer', nullable: true })
  speakerMentionStart!: number | null;

  @Column({ name: 'speaker_mention_code_point_start', type: 'integer', nullable: true })
  speakerMentionCodePointStart!: number | null;

  @Column({ name: 'speaker_mention_exact', type: 'text', nullable: true })
  speakerMentionExact!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'speaker_entity_id', foreignKeyConstraintName: 'quote_speaker_entity_fkey' })
  readonly speakerEntity?: Entity | null;

  @ManyToOne(() => UnnamedSource, { onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'article_id',
      referencedColumnName: 'articleId',
      foreignKeyConstraintName: 'quote_speaker_source_fkey',
    },
    {
      name: 'speaker_source_id',
      referencedColumnName: 'id',
      foreignKeyConstraintName: 'quote_speaker_source_fkey',
    },
  ])
  readonly speakerSource?: UnnamedSource | null;

  get globalId(): string {
    return encodeGlobalId('Quote', this.articleId, this.id, this.idVersion ?? undefined);
  }
}
