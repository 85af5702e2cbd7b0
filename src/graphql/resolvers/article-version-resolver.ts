import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ArticleVersion } from '../../entities/article-version.js';
import { Article } from '../../entities/article.js';
import { Outlet } from '../../entities/outlet.js';
import { Person } from '../../entities/person.js';
import { connect } from '../connection.js';
import { QuoteConnection, StatementConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import { READING_ORDER } from '../statement-connection.js';
import { present } from './relations.js';

/** Opens the relations of what an article said before. */
@Resolver(() => ArticleVersion)
export class ArticleVersionResolver {
  @FieldResolver(() => Article, { description: 'The article, as it is now.' })
  article(@Root() { articleId }: ArticleVersion, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleById.load(articleId), present);
  }

  @FieldResolver(() => Outlet, { description: 'Who had published it.' })
  outlet(@Root() { outletId }: ArticleVersion, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.outletById.load(outletId), present);
  }

  @FieldResolver(() => [Person], { description: 'Its authors then, in print order.' })
  async bylines(@Root() { articleId, number }: ArticleVersion, @Ctx() { loaders }: RequestContext) {
    const bylines = await loaders.bylinesByVersionId.load({ id: articleId, localId: number });
    return Promise.all(bylines.map(async ({ personId }) => present(await loaders.entityById.load(personId))));
  }

  @FieldResolver(() => String, {
    description: 'The text that the selectors of its statements point into.',
  })
  async text(@Root() { articleId, number }: ArticleVersion, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.versionTextById.load({ id: articleId, localId: number }), present);
  }

  @FieldResolver(() => QuoteConnection, { description: 'The statements that it reported, in reading order.' })
  quotes(
    @Root() { articleId, number }: ArticleVersion,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(loaders.quotesByVersionId, { id: articleId, localId: number }, args, READING_ORDER);
  }

  @FieldResolver(() => StatementConnection, {
    description: "Its quotes, and the readers' comments that stood under it, in reading order.",
  })
  statements(
    @Root() { articleId, number }: ArticleVersion,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(loaders.statementsByVersionId, { id: articleId, localId: number }, args, READING_ORDER);
  }
}
