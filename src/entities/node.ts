import { Field, ID, InterfaceType } from 'type-graphql';

/** Anything with a global id. Every implementing class answers its own type's name to GraphQL. */
@InterfaceType({
  description: 'Anything that can be fetched again by its id.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, {
    name: 'id',
    description: 'Opaque, the same for ever, also after the archive is loaded anew.',
  })
  abstract readonly globalId: string;
}
