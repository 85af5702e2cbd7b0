import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MOST_LISTED } from '../../domain/most-listed.js';
import { Affiliation } from '../../entities/affiliation.js';
import { Person } from '../../entities/person.js';
import type { RequestContext } from '../context.js';

/** Opens the relation that only persons have. */
@Resolver(() => Person)
export class PersonResolver {
  @FieldResolver(() => [Affiliation], {
    description: `The roles that articles printed for this person: each once in an organization, as the newest article printed it, in alphabetical order, ${String(MOST_LISTED)} at most.`,
  })
  affiliations(@Root() { id }: Person, @Ctx() { loaders }: RequestContext) {
    return loaders.affiliationsByPersonId.load(id);
  }
}
