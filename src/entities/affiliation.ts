import { Field, ObjectType } from 'type-graphql';
import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Article } from './article.js';
import { Entity } from './entity.js';
import { TextSelector } from './text-selector.js';

/** A role as one article printed it. */
@Table('affiliation')
@Index('affiliation_by_person', { synchronize: false })
@Index('affiliation_by_organization', { synchronize: false })
@Check('affiliation_check', `start_offset >= 0 and code_point_start >= 0 and exact <> ''`)
@ObjectType({ description: 'A role as an article printed it: who, what, where, and in which words.' })
export class Affiliation {
  @PrimaryColumn({ name: 'article_id', type: 'bigint', primaryKeyConstraintName: 'affiliation_pkey' })
  articleId!: string;

  @PrimaryColumn({ name: 'ordinal', type: 'integer', primaryKeyConstraintName: 'affiliation_pkey' })
  ordinal!: number;

  @Column({ name: 'person_id', type: 'bigint' })
  personId!: string;

  @Column({ name: 'organization_id', type: 'bigint', nullable: true })
  organizationId!: string | null;

  @Field(() => String, { description: "The role's words: 'Former ambassador to Afghanistan'." })
  @Column({ name: 'role', type: 'text' })
  role!: string;

  @Column({ name: 'start_offset', type: 'integer' })
  start!: number;

  @Column({ name: 'code_point_start', type: 'integer' })
  codePointStart!: number;

  @Column({ name: 'exact', type: 'text' })
  exact!: string;

  /** The article's. */
  @Column({ name: 'chronology', type: 'timestamptz', select: false })
  readonly chronology!: unknown;

  @ManyToOne(() => Article, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'article_id', foreignKeyConstraintName: 'affiliation_article_fkey' })
  readonly article?: Article;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'affiliation_person_fkey' })
  readonly person?: Entity;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'affiliation_organization_fkey' })
  readonly organization?: Entity | null;

  @Field(() => TextSelector, { description: "The words that state it, in the article's text." })
  get selector(): TextSelector {
    return new TextSelector(this.articleId, null, this.start, this.codePointStart, this.exact);
  }
}
