import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Article } from '../../entities/article.js';
import { Outlet } from '../../entities/outlet.js';
import { Person } from '../../entities/person.js';
import { Speaker } from '../../entities/speaker.js';
import { connect } from '../connection.js';
import {
  ArticleConnection,
  ArticleVersionConnection,
  CommentThreadConnection,
  MentionConnection,
  QuoteConnection,
  StatementConnection,
} from '../connections.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import { StatementArguments } from '../inputs/statement-arguments.js';
import { connectStatements, READING_ORDER } from '../statement-connection.js';
import { present, speakerOf } from './relations.js';

/** Opens an article's relations. */
@Resolver(() => Article)
export class ArticleResolver {
  @FieldResolver(() => Outlet, { description: 'Who published it.' })
  outlet(@Root() article: Article, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.outletById.load(article.outletId), present);
  }

  @FieldResolver(() => [Person], { description: 'Its authors, in print order.' })
  async bylines(@Root() article: Article, @Ctx() { loaders }: RequestContext) {
    const bylines = await loaders.bylinesByArticleId.load(article.id);
    return Promise.all(bylines.map(async ({ personId }) => present(await loaders.entityById.load(personId))));
  }

  @FieldResolver(() => String, {
    description:
      'The stored text that every selector points into. A page that has changed is read anew, and its selectors with it; what it said before is among its versions.',
  })
  async text(@Root() article: Article, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleTextById.load(article.id), present);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether an article published before has nearly the same text, be it of another outlet or of the same.',
  })
  async isCopy(@Root() { id }: Article, @Ctx() { loaders }: RequestContext) {
    return (await loaders.originalIdById.load(id)) !== null;
  }

  @FieldResolver(() => ArticleConnection, {
    description:
      'The article that it is a copy of: the first published of those with nearly its text; empty where it is none.',
  })
  copiesOf(
    @Root() { id }: Article,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = { field: 'PUBLISHED_AT', direction: 'ASC' } as const;
    return connect(loaders.originalsByArticleId, { id, localId: null }, args, order);
  }

  @FieldResolver(() => ArticleConnection, {
    description: 'The articles that are copies of it, also lightly edited ones, first published first.',
  })
  copies(
    @Root() { id }: Article,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = { field: 'PUBLISHED_AT', direction: 'ASC' } as const;
    return connect(loaders.copiesByArticleId, { id, localId: null }, args, order);
  }

  @FieldResolver(() => ArticleVersionConnection, {
    description: 'What it said before it was read changed, latest first; empty where it never was.',
  })
  versions(
    @Root() { id }: Article,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = { field: 'NUMBER', direction: 'DESC' } as const;
    return connect(loaders.versionsByArticleId, { id, localId: null }, args, order);
  }

  @FieldResolver(() => QuoteConnection, { description: 'The statements that the article itself reports.' })
  quotes(
    @Root() { id }: Article,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const source = { list: loaders.quotesByArticleId, parent: { id, localId: null } };
    return connectStatements(source, args, READING_ORDER, loaders);
  }

  @FieldResolver(() => StatementConnection, {
    description: "The article's quotes and its readers' comments.",
  })
  statements(
    @Root() { id }: Article,
    @Args(() => StatementArguments) args: StatementArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const source = { list: loaders.statementsByArticleId, parent: { id, localId: null } };
    return connectStatements(source, args, READING_ORDER, loaders);
  }

  @FieldResolver(() => MentionConnection, { description: 'The mentions in its text, in reading order.' })
  mentions(
    @Root() { id }: Article,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(loaders.mentionsByArticleId, { id, localId: null }, args, READING_ORDER);
  }

  @FieldResolver(() => [Speaker], { description: 'Everybody quoted in it, in the order they first speak.' })
  async speakers(@Root() article: Article, @Ctx() { loaders }: RequestContext) {
    const speakers = await loaders.speakersByArticleId.load(article.id);
    return Promise.all(
      speakers.map(async ({ entityId, sourceId }) =>
        present(await speakerOf(loaders, article.id, entityId, sourceId)),
      ),
    );
  }

  @FieldResolver(() => CommentThreadConnection, { description: "Its readers' threads, in print order." })
  threads(
    @Root() { id }: Article,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(loaders.threadsByArticleId, { id, localId: null }, args, READING_ORDER);
  }
}
