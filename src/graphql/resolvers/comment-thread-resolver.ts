import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Article } from '../../entities/article.js';
import { CommentThread } from '../../entities/comment-thread.js';
import { Comment } from '../../entities/comment.js';
import { connect } from '../connection.js';
import { CommentConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import { present } from './relations.js';

const FIRST_IN_THREAD = {
  filter: null,
  order: 'POSITION',
  direction: 'ASC',
  limit: 1,
  past: null,
  inclusive: false,
} as const;

/** Opens a thread's relations and counts what is in it. */
@Resolver(() => CommentThread)
export class CommentThreadResolver {
  @FieldResolver(() => Article, { description: 'The article it stands under.' })
  async article(@Root() { articleId }: CommentThread, @Ctx() { loaders }: RequestContext) {
    return present(await loaders.articleById.load(articleId));
  }

  @FieldResolver(() => Comment, {
    description:
      'The comment that opened it; where that is hidden by moderation, the first reply that is not.',
  })
  async root(@Root() { articleId, id }: CommentThread, @Ctx() { loaders }: RequestContext) {
    const key = { id: articleId, localId: id };
    const root = await loaders.statementById.load(key);
    if (root) return root;
    const [first] = await loaders.commentsByThreadId.slice(key, FIRST_IN_THREAD);
    return present(first?.row ?? null);
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The whole thread in reading order; depth tells the nesting.',
  })
  comments(
    @Root() { articleId, id }: CommentThread,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const order = { field: 'POSITION', direction: 'ASC' } as const;
    return connect(loaders.commentsByThreadId, { id: articleId, localId: id }, args, order);
  }

  @FieldResolver(() => Int, {
    description: 'The number of its comments that everybody sees, the root among them.',
  })
  async commentCount(@Root() { articleId, id }: CommentThread, @Ctx() { loaders }: RequestContext) {
    return (await loaders.sizeByThreadId.load({ id: articleId, localId: id }))?.commentCount ?? 0;
  }

  @FieldResolver(() => Int, {
    description: 'The number of different authors of the comments that everybody sees.',
  })
  async participantCount(@Root() { articleId, id }: CommentThread, @Ctx() { loaders }: RequestContext) {
    return (await loaders.sizeByThreadId.load({ id: articleId, localId: id }))?.participantCount ?? 0;
  }
}
