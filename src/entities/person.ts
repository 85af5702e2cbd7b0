import { ObjectType } from 'type-graphql';
import { ChildEntity } from 'typeorm';
import { EntityKind } from '../domain/kinds.js';
import { Entity } from './entity.js';
import { Node } from './node.js';
import { Speaker } from './speaker.js';

/** A named human being: somebody quoted, talked about, or an article's author. */
@ChildEntity(EntityKind.PERSON)
@ObjectType({ implements: [Node, Entity, Speaker], description: 'A human being whom articles name.' })
export class Person extends Entity {
  protected readonly kind = EntityKind.PERSON;
}
