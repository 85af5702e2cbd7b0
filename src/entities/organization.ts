import { ObjectType } from 'type-graphql';
import { ChildEntity } from 'typeorm';
import { EntityKind } from '../domain/kinds.js';
import { Entity } from './entity.js';
import { Node } from './node.js';
import { Speaker } from './speaker.js';

/** A body of people with a name: a company, a ministry, a party, an armed group. */
@ChildEntity(EntityKind.ORGANIZATION)
@ObjectType({
  implements: [Node, Entity, Speaker],
  description: 'A body of people with a name: a company, a ministry, a party, an armed group.',
})
export class Organization extends Entity {
  protected readonly kind = EntityKind.ORGANIZATION;
}
