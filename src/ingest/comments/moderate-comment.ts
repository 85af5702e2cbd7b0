import type { CommentDecision, TakenComment } from '../../domain/archive-writer.js';
import { VerbatimError } from '../../domain/errors.js';
import { CommentStatus } from '../../domain/kinds.js';
import type { Principal } from '../../domain/principal.js';
import { lockArticle } from '../../store/article-writes.js';
import { recordWrite } from '../../store/audit-log.js';
import type { Database, Queryable } from '../../store/database.js';
import { shareLinks } from '../../store/corrections/link-lock.js';
import { changeComments } from '../../store/moderation/change-comments.js';
import {
  deleteCommentFindings,
  lockComment,
  setCommentStatus,
} from '../../store/moderation/comment-state.js';
import { insertModeration } from '../../store/moderation/moderation-rows.js';
import { storedText, type StoredComment } from '../../store/stored-articles.js';
import { findInComment } from './find-in-comment.js';

/** What becomes seen is found in again; of what is hidden nothing is kept but itself. */
async function showOrHide(
  transaction: Queryable,
  { articleId, status }: CommentDecision,
  comment: StoredComment,
): Promise<void> {
  const isListed = status === CommentStatus.PUBLISHED;
  if (comment.isListed && !isListed) {
    await deleteCommentFindings(transaction, { id: articleId, localId: comment.id });
  }
  if (comment.isListed || !isListed) return;
  const article = await storedText(transaction, articleId);
  if (!article) return;
  // Its rank is its row's, which stays.
  await findInComment(transaction, articleId, article, { ...comment, comment, rank: 0, status, isListed });
}

async function decide(
  transaction: Queryable,
  principal: Principal,
  decision: CommentDecision,
): Promise<void> {
  const { articleId, commentId, status, reason, expectedRevision } = decision;
  const key = { id: articleId, localId: commentId };
  const comment = await lockComment(transaction, key);
  if (!comment) {
    throw new VerbatimError('NOT_FOUND', 'There is no such comment.', { path: ['input', 'commentId'] });
  }
  if (comment.revision !== expectedRevision) {
    throw new VerbatimError(
      'CONFLICT',
      'Somebody decided about this meanwhile: look at it, and decide again.',
      { path: ['input', 'expectedRevision'] },
    );
  }
  await setCommentStatus(transaction, key, status);
  await showOrHide(transaction, decision, comment);
  const row = { articleId, commentId, status, statusBefore: comment.status, rule: null, reason };
  await insertModeration(transaction, principal, row);
  await recordWrite(transaction, principal, {
    action: 'moderateComment',
    subject: { type: 'Comment', ...key },
    before: { status: comment.status, revision: comment.revision },
    after: { status, revision: comment.revision + 1, reason },
  });
}

/**
 * Decides whether readers see a comment, in one transaction.
 * @throws VerbatimError NOT_FOUND, CONFLICT
 */
export function moderateComment(
  database: Database,
  principal: Principal,
  decision: CommentDecision,
): Promise<TakenComment> {
  const { articleId, commentId } = decision;
  return database.transaction(async (transaction) => {
    // In the order of whoever reads the article anew.
    await lockArticle(transaction, articleId);
    await shareLinks(transaction);
    await changeComments(transaction, articleId, () => decide(transaction, principal, decision));
    return { commentId };
  });
}
