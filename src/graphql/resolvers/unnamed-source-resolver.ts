import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Article } from '../../entities/article.js';
import { Organization } from '../../entities/organization.js';
import { UnnamedSource } from '../../entities/unnamed-source.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { present } from './relations.js';

/** Opens an unnamed source's relations. */
@Resolver(() => UnnamedSource)
export class UnnamedSourceResolver {
  @FieldResolver(() => Article, { description: 'The article it belongs to.' })
  article(@Root() { articleId }: UnnamedSource, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleById.load(articleId), present);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The body it is said to belong to.' })
  organization(@Root() { organizationId }: UnnamedSource, @Ctx() { loaders }: RequestContext) {
    return organizationId === null ? null : loaders.entityById.load(organizationId);
  }
}
