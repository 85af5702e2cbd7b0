import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Affiliation } from '../../entities/affiliation.js';
import { Article } from '../../entities/article.js';
import { Organization } from '../../entities/organization.js';
import { Person } from '../../entities/person.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { present } from './relations.js';

/** Opens an affiliation's relations. */
@Resolver(() => Affiliation)
export class AffiliationResolver {
  @FieldResolver(() => Person, { description: 'Who has the role.' })
  person(@Root() { personId }: Affiliation, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.entityById.load(personId), present);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Where, if a body is named.' })
  organization(@Root() { organizationId }: Affiliation, @Ctx() { loaders }: RequestContext) {
    return organizationId === null ? null : loaders.entityById.load(organizationId);
  }

  @FieldResolver(() => Article, { description: 'The article that printed it.' })
  article(@Root() { articleId }: Affiliation, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleById.load(articleId), present);
  }
}
