import { Field, Int, InterfaceType } from 'type-graphql';
import {
  Check,
  Column,
  Entity as Table,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  TableInheritance,
} from 'typeorm';
import { EntityKind } from '../domain/kinds.js';
import { MOST_LISTED } from '../domain/most-listed.js';
import { encodeGlobalId } from '../domain/global-id.js';
import { Node } from './node.js';

/** A person, organization or place. Its id is derived from its kind and its name's key, and from what tells namesakes apart. */
@Table('entity')
@TableInheritance({ column: { name: 'kind', type: 'text' } })
@Index('entity_by_mention_count', ['mentionCount', 'id'])
@Index('entity_by_merged_into', ['mergedInto'], { where: 'merged_into is not null' })
@Check('entity_count_check', 'mention_count >= 0 and statement_count >= 0')
@Check('entity_kind_check', `kind in ('PERSON', 'ORGANIZATION', 'PLACE')`)
@InterfaceType({
  implements: Node,
  description: 'What a statement can be about.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Entity extends Node {
  @PrimaryColumn({ name: 'id', type: 'bigint', primaryKeyConstraintName: 'entity_pkey' })
  id!: string;

  @Field(() => String, { description: 'The fullest name met so far.' })
  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** Read together with the row; the names themselves are rows of `alias`. */
  @Field(() => [String], {
    description: `Other names it is printed under, in alphabetical order, ${String(MOST_LISTED)} at most.`,
  })
  aliases!: string[];

  @Field(() => String, { nullable: true, description: "The item's id on Wikidata, where known: 'Q1'." })
  @Column({ name: 'wikidata_id', type: 'text', nullable: true })
  wikidataId!: string | null;

  /** Changes with every article: read anew where it is asked for, never with the row. */
  @Column({ name: 'mention_count', type: 'integer', default: 0, select: false })
  readonly mentionCount?: number;

  /** The statements about it that everybody sees. */
  @Column({ name: 'statement_count', type: 'integer', default: 0, select: false })
  readonly statementCount?: number;

  @Field(() => Int, {
    description: 'How often a person decided about it, undoing among it: to be sent with the next decision.',
  })
  @Column({ name: 'revision', type: 'integer', default: 0 })
  revision!: number;

  /** The one that it is, after a person said that the two are one; that one is merged into none. */
  @Column({ name: 'merged_into', type: 'bigint', nullable: true })
  mergedInto!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn({ name: 'merged_into', foreignKeyConstraintName: 'entity_merged_into_fkey' })
  readonly survivor?: Entity | null;

  protected abstract readonly kind: EntityKind;

  get globalId(): string {
    return encodeGlobalId(NODE_TYPE[this.kind], this.id);
  }
}

const NODE_TYPE = {
  [EntityKind.PERSON]: 'Person',
  [EntityKind.ORGANIZATION]: 'Organization',
  [EntityKind.PLACE]: 'Place',
} as const;
