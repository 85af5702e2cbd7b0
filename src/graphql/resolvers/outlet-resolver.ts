import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Outlet } from '../../entities/outlet.js';
import { connectArticles } from '../article-connection.js';
import { ArticleConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { ArticleArguments } from '../inputs/article-arguments.js';

/** Opens an outlet's relations. */
@Resolver(() => Outlet)
export class OutletResolver {
  @FieldResolver(() => ArticleConnection, { description: 'What it published.' })
  articles(
    @Root() { id }: Outlet,
    @Args(() => ArticleArguments) args: ArticleArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connectArticles(loaders.articlesByOutletId, { id, localId: null }, args, loaders);
  }
}
