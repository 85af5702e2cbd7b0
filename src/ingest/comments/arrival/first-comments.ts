import { CommentStatus } from '../../../domain/kinds.js';
import type { ArrivalRule } from './arrival-rule.js';

/** Whoever is new waits until a moderator has published a comment of theirs. */
export const firstComments: ArrivalRule = {
  name: 'first comments',
  judge: ({ isKnown }, { holdsFirst }) =>
    holdsFirst && !isKnown
      ? { status: CommentStatus.PENDING, reason: 'No comment of its author is published yet.' }
      : null,
};
