import { Field, ObjectType } from 'type-graphql';
import { Role } from '../domain/role.js';

/** Who asks, as the API knows them. */
@ObjectType({ description: 'Whoever sent this request with a key or a token.' })
export class Viewer {
  @Field(() => String, { description: "The key's name, or the token's subject." })
  readonly name!: string;

  @Field(() => Role, { description: 'What they may do.' })
  readonly role!: Role;
}
