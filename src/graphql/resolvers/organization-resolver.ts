import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { MOST_LISTED } from '../../domain/most-listed.js';
import { Affiliation } from '../../entities/affiliation.js';
import { Organization } from '../../entities/organization.js';
import type { RequestContext } from '../context.js';

/** Opens the relation that only organizations have. */
@Resolver(() => Organization)
export class OrganizationResolver {
  @FieldResolver(() => [Affiliation], {
    description: `The roles in it that articles printed: each once with a person, as the newest article printed it, in alphabetical order, ${String(MOST_LISTED)} at most.`,
  })
  affiliations(@Root() { id }: Organization, @Ctx() { loaders }: RequestContext) {
    return loaders.affiliationsByOrganizationId.load(id);
  }
}
