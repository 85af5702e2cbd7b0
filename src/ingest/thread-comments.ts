import type { LocalIds } from '../domain/derived-id.js';
import { CommentStatus } from '../domain/kinds.js';
import type { PageComment } from './page.js';

/** A comment in its place: who it answers, how deep, and where in reading order. */
export interface ThreadedComment {
  readonly id: number;
  readonly comment: Pick<PageComment, 'author' | 'text' | 'saidAt'>;
  readonly threadId: number;
  readonly parentId: number | null;
  readonly depth: number;
  /** The rank among the page's comments when each thread is read from its root down, 0 based. */
  readonly rank: number;
  readonly status: CommentStatus;
  /** Whether readers see it. */
  readonly isListed: boolean;
}

/**
 * Puts a page's comments in thread order: each root in print order, under each comment its replies.
 * @param ids the ids of the article's statements, from which the comments take theirs
 * @returns in the order of `comments`
 */
export function threadComments(comments: readonly PageComment[], ids: LocalIds): ThreadedComment[] {
  const replies = new Map<number | null, number[]>();
  comments.forEach(({ parent }, index) => {
    const siblings = replies.get(parent);
    if (siblings) siblings.push(index);
    else replies.set(parent, [index]);
  });
  const ranks = new Map<number, number>();
  const pending = (replies.get(null) ?? []).toReversed();
  for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
    ranks.set(index, ranks.size);
    for (const reply of (replies.get(index) ?? []).toReversed()) pending.push(reply);
  }
  const threaded: ThreadedComment[] = [];
  comments.forEach((comment, index) => {
    const id = ids.next('comment', comment.author, comment.text);
    const parent = comment.parent === null ? null : (threaded[comment.parent] ?? null);
    threaded.push({
      id,
      comment,
      threadId: parent?.threadId ?? id,
      parentId: parent?.id ?? null,
      depth: parent ? parent.depth + 1 : 0,
      rank: ranks.get(index) ?? index,
      status: CommentStatus.PUBLISHED,
      isListed: true,
    });
  });
  return threaded;
}
