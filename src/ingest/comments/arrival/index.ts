import type { ArrivalRule } from './arrival-rule.js';
import { blockedWords } from './blocked-words.js';
import { firstComments } from './first-comments.js';
import { links } from './links.js';
import { repeats } from './repeats.js';

/**
 * What decides about a comment when it arrives: the first rule that applies, in this order, those that turn it down before
 * those that have it wait. Where none does it is published.
 */
export const ARRIVAL_RULES: readonly ArrivalRule[] = [blockedWords, repeats, links, firstComments];
