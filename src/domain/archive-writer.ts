import type { IngestOutcome } from './ingest-outcome.js';
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
}
