import { Args, Authorized, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { VerbatimError } from '../../domain/errors.js';
import { requireKey } from '../../domain/global-id.js';
import { oneLine } from '../../domain/one-line.js';
import { Role } from '../../domain/role.js';
import { Comment } from '../../entities/comment.js';
import { Moderation } from '../../entities/moderation.js';
import type { ParentKey } from '../../store/keyset-list.js';
import { requireRole } from '../authorize.js';
import { connect } from '../connection.js';
import { CommentConnection } from '../connections.js';
import type { RequestContext } from '../context.js';
import {
  AddCommentArgument,
  ModeratedCommentArguments,
  ModerateCommentArgument,
  type AddCommentInput,
  type ModerateCommentInput,
} from '../inputs/comment-inputs.js';
import { keyOf } from '../loaders/restore-order.js';
import { AddCommentPayload, ModerateCommentPayload } from '../mutations/comment-payloads.js';
import { attempt } from '../mutations/mutation-payload.js';

/** @throws VerbatimError BAD_USER_INPUT */
function commentKey(globalId: string, argument: string): { readonly id: string; readonly localId: number } {
  const { id, localId } = requireKey(globalId, ['Comment'], ['input', argument]);
  // An id of this type has both parts.
  return { id, localId: localId ?? 0 };
}

/** @returns the parent's local id; null for a root. @throws VerbatimError BAD_USER_INPUT */
function parentOf({ parentId }: AddCommentInput, articleId: string): number | null {
  if (parentId == null) return null;
  const parent = commentKey(parentId, 'parentId');
  if (parent.id === articleId) return parent.localId;
  const sentence = "'parentId' must be the id of a comment under the same article.";
  throw new VerbatimError('BAD_USER_INPUT', sentence, { path: ['input', 'parentId'] });
}

/** Takes readers' comments in, shows moderators those that readers do not see, and lets them decide. */
@Resolver(() => Comment)
export class ModerationResolver {
  @Authorized(Role.CONTRIBUTOR)
  @Mutation(() => AddCommentPayload, {
    description:
      'Stores a comment of a reader. Rules decide whether it is published, waits, or is turned down.',
  })
  async addComment(
    @Args(() => AddCommentArgument) { input }: { input: AddCommentInput },
    @Ctx() context: RequestContext,
  ) {
    const { result, ...outcome } = await attempt(input, async () => {
      const principal = requireRole(context.principal, [Role.CONTRIBUTOR]);
      const { id: articleId } = requireKey(input.articleId, ['Article'], ['input', 'articleId']);
      const words = { author: oneLine(input.author), text: input.text.replace(/\r\n?/g, '\n').trim() };
      const submission = { articleId, parentId: parentOf(input, articleId), ...words };
      const { commentId } = await context.write((writer) => writer.addComment(principal, submission));
      return { id: articleId, localId: commentId };
    });
    const comment = result && (await context.loaders.commentForModeratorsById.load(result));
    return { ...outcome, comment };
  }

  @Authorized(Role.MODERATOR)
  @Mutation(() => ModerateCommentPayload, { description: 'Decides whether readers see a comment.' })
  async moderateComment(
    @Args(() => ModerateCommentArgument) { input }: { input: ModerateCommentInput },
    @Ctx() context: RequestContext,
  ) {
    let key: ParentKey | undefined;
    const { userErrors, clientMutationId } = await attempt(input, async () => {
      const principal = requireRole(context.principal, [Role.MODERATOR]);
      const found = (key = commentKey(input.commentId, 'commentId'));
      const { status, reason, expectedRevision } = input;
      const decision = { articleId: found.id, commentId: found.localId, status, reason, expectedRevision };
      return context.write((writer) => writer.moderateComment(principal, decision));
    });
    const comment = key ? await context.loaders.commentForModeratorsById.load(key) : null;
    return { userErrors, clientMutationId, comment };
  }

  @Authorized(Role.MODERATOR)
  @Query(() => CommentConnection, {
    description:
      'The comments that stand so in moderation, oldest first: those that wait, or were turned down.',
  })
  comments(
    @Args(() => ModeratedCommentArguments) args: ModeratedCommentArguments,
    @Ctx() { loaders }: RequestContext,
  ) {
    const { status } = args;
    const order = { field: 'SAID_AT', direction: 'ASC' } as const;
    return connect(loaders.commentsByStatus, null, args, order, { test: { status }, written: status });
  }

  @Authorized(Role.MODERATOR)
  @FieldResolver(() => [Moderation], {
    nullable: true,
    description: 'What was decided about it, its arrival among it, oldest first.',
  })
  moderationHistory(@Root() comment: Comment, @Ctx() { loaders }: RequestContext) {
    return loaders.moderationsByCommentId.load(keyOf(comment));
  }
}
