/** How much one page may be. */
export interface PageLimits {
  /** Unpacked. */
  readonly megabytes: number;
  readonly comments: number;
}

/** What holds where nobody set anything: no article's page is longer; what is has been made to be, or is no page. */
export const USUAL_PAGE_LIMITS: PageLimits = { megabytes: 32, comments: 200_000 };
