import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CommentThread } from '../../entities/comment-thread.js';
import { Comment } from '../../entities/comment.js';
import { connect } from '../connection.js';
import { CommentConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';

const READING_ORDER = { field: 'POSITION', direction: 'ASC' } as const;

/** Opens a comment's relations. */
@Resolver(() => Comment)
export class CommentResolver {
  @FieldResolver(() => CommentThread, { description: 'The root comment it answers, with all its replies.' })
  thread(@Root() { articleId, threadId }: Comment) {
    // Its row would tell no more that GraphQL asks for: a foreign key promises that it is there.
    return Object.assign(new CommentThread(), { articleId, id: threadId });
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description:
      'The comment it replies to; null for a root, and where that is hidden by moderation: depth tells.',
  })
  parent(@Root() { articleId, parentId }: Comment, @Ctx() { loaders }: RequestContext) {
    return parentId === null ? null : loaders.statementById.load({ id: articleId, localId: parentId });
  }

  @FieldResolver(() => Int, { description: 'The number of direct replies that everybody sees.' })
  replyCount(@Root() { articleId, id }: Comment, @Ctx() { loaders }: RequestContext) {
    return loaders.repliesByCommentId.count({ id: articleId, localId: id }, null);
  }

  @FieldResolver(() => CommentConnection, { description: 'Its direct replies, in reading order.' })
  replies(
    @Root() { articleId, id }: Comment,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(loaders.repliesByCommentId, { id: articleId, localId: id }, args, READING_ORDER);
  }
}
