/** The rows of a page where the client asks for no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** The most rows of a page, and the most ids of one `nodes`. */
export const MAX_PAGE_SIZE = 100;

/** The longest cursor, id or name that is looked at, in UTF-16 code units. */
export const MAX_KEY_LENGTH = 500;
