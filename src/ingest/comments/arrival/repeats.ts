import { CommentStatus } from '../../../domain/kinds.js';
import type { ArrivalRule } from './arrival-rule.js';

/** What is sent twice, by mistake or by a machine. */
export const repeats: ArrivalRule = {
  name: 'repeats',
  judge: ({ isRepeat }) =>
    isRepeat ? { status: CommentStatus.REJECTED, reason: 'Its author has said the same before.' } : null,
};
