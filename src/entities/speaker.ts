import { Field, InterfaceType } from 'type-graphql';
import { Node } from './node.js';

/** Whoever a quote can be attributed to. Implemented by persons, organizations, places and unnamed sources. */
@InterfaceType({
  implements: Node,
  description: 'Whoever a quote is attributed to.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Speaker extends Node {
  @Field(() => String, { description: 'The full name, or the fullest description of a source kept unnamed.' })
  readonly name!: string;
}
