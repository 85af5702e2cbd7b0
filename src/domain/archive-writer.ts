import type { IngestOutcome } from './ingest-outcome.js';
import type { CommentStatus } from './kinds.js';
import type { Principal } from './principal.js';

/** An article that somebody sends in: the page itself, or where it is. */
export interface ArticleSubmission {
  /** The page as text or HTML; null where it is to be fetched. */
  readonly page: string | null;
  /** Where it is to be fetched from; null where the page itself is given. */
  readonly address: string | null;
  /** The outlet's name, for a page that does not tell it. */
  readonly outlet?: string;
  /** The canonical address, for a page that does not tell it. */
  readonly url?: string;
  /** When the page was saved: dates the comments whose age is printed. */
  readonly retrievedAt?: Date;
}

/** An article that is in the archive now. */
export interface TakenArticle {
  readonly articleId: string;
  readonly outcome: IngestOutcome;
}

/** A reader's comment that somebody sends in. */
export interface CommentSubmission {
  readonly articleId: string;
  /** The comment that it answers, under the same article; null for a root. */
  readonly parentId: number | null;
  /** The name that the reader writes under. */
  readonly author: string;
  readonly text: string;
}

/** What a moderator decides about a comment. */
export interface CommentDecision {
  readonly articleId: string;
  readonly commentId: number;
  readonly status: CommentStatus;
  readonly reason: string;
  /** The comment's revision as the moderator saw it. */
  readonly expectedRevision: number;
}

/** A comment that is in the archive now, seen or not. */
export interface TakenComment {
  readonly commentId: number;
}

/**
 * Reads and stores what is sent in. The API knows this much of reading and analysis; whoever starts a server brings what
 * does it.
 */
export interface ArchiveWriter {
  /**
   * @throws VerbatimError PAGE_UNREADABLE, PAGE_TOO_LARGE, OUTLET_UNKNOWN, FETCH_FORBIDDEN, FETCH_FAILED, BAD_USER_INPUT,
   * SERVICE_UNAVAILABLE, DATABASE_UNREACHABLE
   */
  ingestArticle(principal: Principal, submission: ArticleSubmission): Promise<TakenArticle>;
  /** @throws VerbatimError NOT_FOUND, SERVICE_UNAVAILABLE, DATABASE_UNREACHABLE */
  addComment(principal: Principal, submission: CommentSubmission): Promise<TakenComment>;
  /** @throws VerbatimError NOT_FOUND, CONFLICT, SERVICE_UNAVAILABLE, DATABASE_UNREACHABLE */
  moderateComment(principal: Principal, decision: CommentDecision): Promise<TakenComment>;
}
