import type { CommentRules } from '../../../domain/comment-rules.js';
import type { CommentStatus } from '../../../domain/kinds.js';

/** A comment that is sent in, and what the archive knows of its author. */
export interface ArrivingComment {
  readonly author: string;
  readonly text: string;
  /** Whether the author has sent the same words before, or they stand under the article in that name. */
  readonly isRepeat: boolean;
  /** Whether a comment of the author is published, sent in by the same key. */
  readonly isKnown: boolean;
}

/** What a rule decides about a comment that it applies to. */
export interface Verdict {
  readonly status: CommentStatus.PENDING | CommentStatus.REJECTED;
  /** What the rule met, for moderators. */
  readonly reason: string;
}

/** Looks at one thing about a comment that arrives. */
export interface ArrivalRule {
  /** By this it is told in a comment's history. */
  readonly name: string;
  /** @returns null where the rule does not apply */
  judge(this: void, comment: ArrivingComment, rules: CommentRules): Verdict | null;
}
