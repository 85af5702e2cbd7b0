import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { CommentThread } from '../../entities/comment-thread.js';
import { Comment } from '../../entities/comment.js';
import { connect } from '../connection.js';
import { CommentConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import type { Loaders } from '../loaders/index.js';
import { keyOf } from '../loaders/restore-order.js';
import { ConnectionArguments } from '../inputs/connection-arguments.js';

function repliesTo({ versionNumber }: Comment, loaders: Loaders) {
  return versionNumber === undefined ? loaders.repliesByCommentId : loaders.repliesByVersionCommentId;
}

const READING_ORDER = { field: 'POSITION', direction: 'ASC' } as const;

/** Opens a comment's relations. */
@Resolver(() => Comment)
export class CommentResolver {
  @FieldResolver(() => CommentThread, { description: 'The root comment it answers, with all its replies.' })
  thread(@Root() { articleId, threadId, versionNumber }: Comment, @Ctx() { loaders }: RequestContext) {
    if (versionNumber !== undefined)
      return loaders.threadById.load({ id: articleId, localId: threadId, version: versionNumber });
    // Its row would tell no more that GraphQL asks for: a foreign key promises that it is there.
    return Object.assign(new CommentThread(), { articleId, id: threadId });
  }

  @FieldResolver(() => Comment, {
    nullable: true,
    description:
      'The comment it replies to; null for a root, and where that is hidden by moderation: depth tells.',
  })
  parent(@Root() { articleId, parentId, versionNumber }: Comment, @Ctx() { loaders }: RequestContext) {
    if (parentId === null) return null;
    return loaders.statementById.load({ id: articleId, localId: parentId, version: versionNumber });
  }

  @FieldResolver(() => Int, {
    description: 'How often a moderator decided about it: to be sent with the next decision.',
  })
  revision(@Root() comment: Comment) {
    return comment.revision;
  }

  @FieldResolver(() => Int, { description: 'The number of direct replies that everybody sees.' })
  replyCount(@Root() comment: Comment, @Ctx() { loaders }: RequestContext) {
    return repliesTo(comment, loaders).count(keyOf(comment), null);
  }

  @FieldResolver(() => CommentConnection, { description: 'Its direct replies, in reading order.' })
  replies(
    @Root() comment: Comment,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    return connect(repliesTo(comment, loaders), keyOf(comment), args, READING_ORDER);
  }
}
