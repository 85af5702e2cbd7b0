/** How many a list holds that has no pages and grows with the archive. */
export const MOST_LISTED = 100;
