import { bool, type CleanedEnv } from 'envalid';
import { USUAL_COMMENT_RULES, type CommentRules } from '../domain/comment-rules.js';
import { count, words } from './setting-kinds.js';

/** The settings of what may be sent in. */
export const INTAKE_SPECS = {
  FETCH_PRIVATE_ADDRESSES: bool({
    default: false,
    desc: 'Whether `ingestArticle` may fetch addresses inside your own network.',
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
}

export function readIntakeSettings(env: CleanedEnv<typeof INTAKE_SPECS>): IntakeSettings {
  return {
    allowPrivateAddresses: env.FETCH_PRIVATE_ADDRESSES,
    commentRules: {
      blockedWords: env.COMMENT_BLOCKED_WORDS ?? [],
      maxLinks: env.COMMENT_MAX_LINKS,
      holdsFirst: env.COMMENT_HOLD_FIRST,
    },
  };
}
