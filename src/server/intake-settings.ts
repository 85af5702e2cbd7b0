import { bool, type CleanedEnv } from 'envalid';
import { USUAL_COMMENT_RULES, type CommentRules } from '../domain/comment-rules.js';
import { USUAL_PAGE_LIMITS, type PageLimits } from '../domain/page-limits.js';
import { bound, count, words } from './setting-kinds.js';

/** The settings of what may be sent in. */
export const INTAKE_SPECS = {
  FETCH_PRIVATE_ADDRESSES: bool({
    default: false,
    desc: 'Whether `ingestArticle` may fetch addresses inside your own network.',
  }),
  PAGE_MAX_MB: bound({
    default: USUAL_PAGE_LIMITS.megabytes,
    desc: 'How many megabytes a page, or a line of JSON, may have unpacked; what has more is refused.',
  }),
  PAGE_MAX_COMMENTS: count({
    default: USUAL_PAGE_LIMITS.comments,
    desc: 'How many comments a page may have; what has more is refused.',
  }),
  PAGE_TIMEOUT_MS: count({
    default: 120_000,
    desc: 'How long a page may take to be read and stored, in a thread; what takes longer is refused; 0 for ever.',
  }),
  COMMENT_BLOCKED_WORDS: words({
    default: undefined,
    desc: 'Words and phrases, comma between: a comment that says one is turned down when it is sent in.',
  }),
  COMMENT_MAX_LINKS: count({
    default: USUAL_COMMENT_RULES.maxLinks,
    desc: 'How many links a comment may have; with more it waits for a moderator.',
  }),
  COMMENT_HOLD_FIRST: bool({
    default: USUAL_COMMENT_RULES.holdsFirst,
    desc: 'Whether comments of an author wait for a moderator until one of them is published.',
  }),
};

/** What may be sent in. */
export interface IntakeSettings {
  /** Whether addresses of the operator's own network may be read. */
  readonly allowPrivateAddresses: boolean;
  readonly commentRules: CommentRules;
  /** How much one page may be. */
  readonly pageLimits: PageLimits;
  /** How long one may take; 0 for ever. */
  readonly pageTimeoutMs: number;
}

export function readIntakeSettings(env: CleanedEnv<typeof INTAKE_SPECS>): IntakeSettings {
  return {
    allowPrivateAddresses: env.FETCH_PRIVATE_ADDRESSES,
    pageLimits: { megabytes: env.PAGE_MAX_MB, comments: env.PAGE_MAX_COMMENTS },
    pageTimeoutMs: env.PAGE_TIMEOUT_MS,
    commentRules: {
      blockedWords: env.COMMENT_BLOCKED_WORDS ?? [],
      maxLinks: env.COMMENT_MAX_LINKS,
      holdsFirst: env.COMMENT_HOLD_FIRST,
    },
  };
}
