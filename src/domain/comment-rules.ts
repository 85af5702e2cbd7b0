/** What the rules for comments that arrive are told by the settings. */
export interface CommentRules {
  /** Words and phrases that turn a comment down, however they are written. */
  readonly blockedWords: readonly string[];
  /** How many links a comment may have before it waits for a moderator. */
  readonly maxLinks: number;
  /** Whether the first comments of an author wait, until one is published. */
  readonly holdsFirst: boolean;
}

/** What holds where nobody set anything. */
export const USUAL_COMMENT_RULES: CommentRules = { blockedWords: [], maxLinks: 0, holdsFirst: true };
