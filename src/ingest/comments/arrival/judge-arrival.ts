import type { CommentRules } from '../../../domain/comment-rules.js';
import { CommentStatus } from '../../../domain/kinds.js';
import type { ArrivingComment } from './arrival-rule.js';
import { ARRIVAL_RULES } from './index.js';

/** What becomes of a comment at its arrival, and why. */
export interface Arrival {
  readonly status: CommentStatus;
  /** The rule that decided; null where none applied. */
  readonly rule: string | null;
  readonly reason: string;
}

/** Asks the rules in their order; the first that applies decides. */
export function judgeArrival(comment: ArrivingComment, settings: CommentRules): Arrival {
  for (const { name, judge } of ARRIVAL_RULES) {
    const verdict = judge(comment, settings);
    if (verdict) return { ...verdict, rule: name };
  }
  return { status: CommentStatus.PUBLISHED, rule: null, reason: 'No rule applies to it.' };
}
