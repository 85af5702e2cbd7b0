import { LocalIds } from '../domain/derived-id.js';
import { CommentStatus } from '../domain/kinds.js';
import type { KeptComments, SentComment } from '../store/moderation/kept-comments.js';
import type { PageComment } from './page.js';

/** A comment in its place: who it answers, how deep, and where in reading order. */
export interface ThreadedComment {
  readonly id: number;
  readonly comment: Pick<PageComment, 'author' | 'text' | 'saidAt' | 'votes'>;
  readonly threadId: number;
  readonly parentId: number | null;
  readonly depth: number;
  /** The rank among the article's comments when each thread is read from its root down, 0 based. */
  readonly rank: number;
  readonly status: CommentStatus;
  /** Whether readers see it. */
  readonly isListed: boolean;
  /** How often a moderator decided about it. */
  readonly revision: number;
  /** Who sent it in; null for one that stands on the page. */
  readonly sender: string | null;
}

/** What is to be placed: a comment of the page, or one that was sent in. */
interface Placed {
  readonly id: number;
  readonly comment: ThreadedComment['comment'];
  /** The index of the comment it replies to, always smaller than its own; null for a root. */
  readonly parent: number | null;
  readonly sender: string | null;
}

/** The rank of each when every root is read in turn, and under each comment its replies. */
function ranksOf(comments: readonly Placed[]): Map<number, number> {
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
  return ranks;
}

function idsOf(comments: readonly PageComment[], taken: readonly number[]): number[] {
  const ids = new LocalIds(taken);
  return comments.map(({ author, text }) => ids.next('comment', author, text));
}

/** A comment that was sent in, and that the page prints by now, is one. */
function placePrinted(printed: readonly PageComment[], sent: readonly SentComment[]): Placed[] {
  const known = new Map(sent.map((comment) => [comment.id, comment]));
  const isSame = (id: number, { author, text }: PageComment): boolean => {
    const other = known.get(id);
    return other?.author === author && other.text === text;
  };
  const natural = idsOf(printed, []);
  const met = new Set(natural.filter((id, i) => printed[i] && isSame(id, printed[i])));
  const ids = idsOf(
    printed,
    sent.flatMap(({ id }) => (met.has(id) ? [] : [id])),
  );
  return printed.map((comment, i) => {
    const { [i]: id = 0 } = ids;
    return { id, comment, parent: comment.parent, sender: known.get(id)?.sender ?? null };
  });
}

/**
 * Puts the comments under an article in thread order: each root in print order, under each comment its replies, and after
 * those that the page prints those that were sent in. One whose parent is gone is a root.
 * @param printed the page's
 * @param kept what is known of the article's comments beside its page
 * @returns the page's in their order, then the others
 */
export function threadComments(
  printed: readonly PageComment[],
  { sent, decided }: KeptComments,
): ThreadedComment[] {
  const placed = placePrinted(printed, sent);
  const indices = new Map(placed.map(({ id }, index) => [id, index]));
  for (const { id, author, text, saidAt, parentId, sender } of sent) {
    if (indices.has(id)) continue;
    indices.set(id, placed.length);
    const parent = parentId === null ? null : (indices.get(parentId) ?? null);
    placed.push({ id, comment: { author, text, saidAt }, parent, sender });
  }
  const ranks = ranksOf(placed);
  const threaded: ThreadedComment[] = [];
  placed.forEach(({ id, comment, parent: parentIndex, sender }, index) => {
    const parent = parentIndex === null ? null : (threaded[parentIndex] ?? null);
    const { status, revision } = decided.get(id) ?? { status: CommentStatus.PUBLISHED, revision: 0 };
    threaded.push({
      id,
      comment,
      threadId: parent?.threadId ?? id,
      parentId: parent?.id ?? null,
      depth: parent ? parent.depth + 1 : 0,
      rank: ranks.get(index) ?? index,
      status,
      isListed: status === CommentStatus.PUBLISHED,
      revision,
      sender,
    });
  });
  return threaded;
}
