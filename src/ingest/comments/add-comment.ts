import type { CommentSubmission, TakenComment } from '../../domain/archive-writer.js';
import type { CommentRules } from '../../domain/comment-rules.js';
import { LocalIds } from '../../domain/derived-id.js';
import { VerbatimError } from '../../domain/errors.js';
import { CommentStatus } from '../../domain/kinds.js';
import { senderOf, type Principal } from '../../domain/principal.js';
import { lockArticle } from '../../store/article-writes.js';
import { recordWrite } from '../../store/audit-log.js';
import type { Database, Queryable } from '../../store/database.js';
import { insertComment } from '../../store/finding-writes.js';
import { arrivalFacts } from '../../store/moderation/arrival-facts.js';
import { changeComments } from '../../store/moderation/change-comments.js';
import { makeRoomForComment, takenStatementIds } from '../../store/moderation/comment-places.js';
import { insertModeration } from '../../store/moderation/moderation-rows.js';
import { storedText, type StoredText } from '../../store/stored-articles.js';
import { NOTHING_FOUND } from '../analyse-page.js';
import { commentRows } from '../comment-rows.js';
import type { ThreadedComment } from '../thread-comments.js';
import { judgeArrival, type Arrival } from './arrival/judge-arrival.js';
import { findInComment } from './find-in-comment.js';

/** @throws VerbatimError NOT_FOUND */
async function lockedText(transaction: Queryable, articleId: string): Promise<StoredText> {
  const article = (await lockArticle(transaction, articleId)) && (await storedText(transaction, articleId));
  if (article) return article;
  throw new VerbatimError('NOT_FOUND', 'There is no such article.', { path: ['input', 'articleId'] });
}

/** Takes one comment in. Talks to the rules of arrival, and to the store. */
class CommentArrival {
  constructor(
    private readonly transaction: Queryable,
    private readonly principal: Principal,
    private readonly submission: CommentSubmission,
    private readonly article: StoredText,
  ) {}

  async store(rules: CommentRules): Promise<TakenComment> {
    const { transaction, principal, article } = this;
    const { articleId, author, text } = this.submission;
    const sender = senderOf(principal);
    const facts = await arrivalFacts(transaction, { sender, author, text, articleId });
    const arrival = judgeArrival({ author, text, ...facts }, rules);
    const comment = await this.placed(arrival, sender);
    const row = { articleId, page: article, threaded: [comment], comments: [NOTHING_FOUND] };
    await insertComment(transaction, commentRows({ ...row, entityIds: [], commentEntityIds: [[]] }, 0));
    if (comment.isListed) await findInComment(transaction, articleId, article, comment);
    await this.writeDown(comment.id, arrival);
    return { commentId: comment.id };
  }

  /** @throws VerbatimError NOT_FOUND */
  private async placed({ status }: Arrival, sender: string): Promise<ThreadedComment> {
    const { articleId, parentId, author, text } = this.submission;
    const textLength = this.article.text.length;
    const place = await makeRoomForComment(this.transaction, articleId, parentId, textLength);
    if (!place) {
      const path = ['input', 'parentId'];
      throw new VerbatimError('NOT_FOUND', 'There is no such comment under this article.', { path });
    }
    const taken = await takenStatementIds(this.transaction, articleId);
    const id = new LocalIds(taken).next('comment', author, text);
    return {
      id,
      comment: { author, text, saidAt: new Date() },
      threadId: place.threadId ?? id,
      parentId: place.parentId,
      depth: place.depth,
      rank: place.position - textLength,
      status,
      isListed: status === CommentStatus.PUBLISHED,
      revision: 0,
      sender,
    };
  }

  private async writeDown(commentId: number, { status, rule, reason }: Arrival): Promise<void> {
    const { transaction, principal, submission } = this;
    const { articleId } = submission;
    const decided = { status, statusBefore: null, rule, reason };
    await insertModeration(transaction, principal, { articleId, commentId, ...decided });
    await recordWrite(transaction, principal, {
      action: 'addComment',
      subject: { type: 'Comment', id: articleId, localId: commentId },
      before: null,
      after: { status, rule },
    });
  }
}

/**
 * Stores a comment that is sent in, as the rules of arrival decide, in one transaction.
 * @throws VerbatimError NOT_FOUND where there is no such article, or readers see no such parent under it
 */
export function addComment(
  database: Database,
  principal: Principal,
  submission: CommentSubmission,
  rules: CommentRules,
): Promise<TakenComment> {
  const { articleId } = submission;
  return database.transaction(async (transaction) => {
    const article = await lockedText(transaction, articleId);
    const arrival = new CommentArrival(transaction, principal, submission, article);
    return changeComments(transaction, articleId, () => arrival.store(rules));
  });
}
