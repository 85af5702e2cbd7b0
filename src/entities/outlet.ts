import { GraphQLURL } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity as Table, PrimaryColumn } from 'typeorm';
import { encodeGlobalId } from '../domain/global-id.js';
import { Node } from './node.js';

/** A newspaper, site or agency. Its id is derived from its name's key. */
@Table('outlet')
@ObjectType({ implements: Node, description: 'Who publishes articles: a newspaper, a site, an agency.' })
export class Outlet extends Node {
  @PrimaryColumn({ name: 'id', type: 'bigint', primaryKeyConstraintName: 'outlet_pkey' })
  id!: string;

  @Field(() => String, { description: 'As the outlet prints it.' })
  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Field(() => GraphQLURL, {
    nullable: true,
    description: 'The origin of its articles, where an article told it.',
  })
  @Column({ name: 'url', type: 'text', nullable: true })
  url!: string | null;

  get globalId(): string {
    return encodeGlobalId('Outlet', this.id);
  }
}
