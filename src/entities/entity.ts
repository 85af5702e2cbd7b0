import { Field, InterfaceType } from 'type-graphql';
import { Check, Column, Entity as Table, PrimaryColumn, TableInheritance } from 'typeorm';
import { EntityKind } from '../domain/kinds.js';
import { encodeGlobalId } from '../domain/global-id.js';
import { Node } from './node.js';

/** A person, organization or place. Its id is derived from its kind and its name's key. */
@Table('entity')
@TableInheritance({ column: { name: 'kind', type: 'text' } })
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
  @Field(() => [String], { description: 'Other names it is printed under, in alphabetical order.' })
  aliases!: string[];

  @Field(() => String, { nullable: true, description: "The item's id on Wikidata, where known: 'Q1'." })
  @Column({ name: 'wikidata_id', type: 'text', nullable: true })
  wikidataId!: string | null;

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
