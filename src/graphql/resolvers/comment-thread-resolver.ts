import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Article } from '../../entities/article.js';
import { CommentThread } from '../../entities/comment-thread.js';
import { Comment } from '../../entities/comment.js';
import { connect } from '../connection.js';
import { CommentConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { whenThere } from '../promise-or-value.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';
import type { Loaders } from '../loaders/index.js';
import { keyOf } from '../loaders/restore-order.js';
import { present } from './relations.js';

const FIRST_IN_THREAD = {
  filter: null,
  order: 'POSITION',
  direction: 'ASC',
  limit: 1,
  past: null,
  inclusive: false,
} as const;

function commentsOf({ versionNumber }: CommentThread, loaders: Loaders) {
  return versionNumber === undefined ? loaders.commentsByThreadId : loaders.commentsByVersionThreadId;
}

/** Opens a thread's relations and counts what is in it. */
@Resolver(() => CommentThread)
export class CommentThreadResolver {
  @FieldResolver(() => Article, { description: 'The article it stands under.' })
  article(@Root() { articleId }: CommentThread, @Ctx() { loaders }: RequestContext) {
    return whenThere(loaders.articleById.load(articleId), present);
  }

  @FieldResolver(() => Comment, {
    description:
      'The comment that opened it; where that is hidden by moderation, the first reply that is not.',
  })
  async root(@Root() thread: CommentThread, @Ctx() { loaders }: RequestContext) {
    const root = await loaders.statementById.load(keyOf(thread));
    if (root) return root;
    const [first] = await commentsOf(thread, loaders).slice(keyOf(thread), FIRST_IN_THREAD);
    // Whoever has come to a thread of which readers see nothing has sent it in, or is a moderator.
    return first?.row ?? present(await loaders.commentForModeratorsById.load(keyOf(thread)));
  }

  @FieldResolver(() => CommentConnection, {
    description: 'The whole thread in reading order; depth tells the nesting.',
  })
  comments(
    @Root() thread: CommentThread,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(commentsOf(thread, loaders), keyOf(thread), args, { field: 'POSITION', direction: 'ASC' });
  }

  @FieldResolver(() => Int, {
    description: 'The number of its comments that everybody sees, the root among them.',
  })
  async commentCount(@Root() thread: CommentThread, @Ctx() { loaders }: RequestContext) {
    return (await loaders.sizeByThreadId.load(keyOf(thread)))?.commentCount ?? 0;
  }

  @FieldResolver(() => Int, {
    description: 'The number of different authors of the comments that everybody sees.',
  })
  async participantCount(@Root() thread: CommentThread, @Ctx() { loaders }: RequestContext) {
    return (await loaders.sizeByThreadId.load(keyOf(thread)))?.participantCount ?? 0;
  }
}
