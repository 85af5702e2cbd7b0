import { ObjectType } from 'type-graphql';
import { ChildEntity } from 'typeorm';
import { EntityKind } from '../domain/kinds.js';
import { Entity } from './entity.js';
import { Node } from './node.js';
import { Speaker } from './speaker.js';

/** A country, city or region. It is also a speaker: 'Islamabad said' stands for who governs there. */
@ChildEntity(EntityKind.PLACE)
@ObjectType({
  implements: [Node, Entity, Speaker],
  description: "A country, a city, a region. A capital speaks for its government: 'Islamabad said'.",
})
export class Place extends Entity {
  protected readonly kind = EntityKind.PLACE;
}
