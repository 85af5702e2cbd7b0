/** The rows of a page where the client asks for no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** The most rows of a page, and the most ids of one `nodes`. */
export const MAX_PAGE_SIZE = 100;

/** The longest cursor, id or name that is looked at, in UTF-16 code units. */
export const MAX_KEY_LENGTH = 500;

/** How deep and, or and not are nested in a filter. */
export const MAX_FILTER_DEPTH = 4;

/** The most filters that one filter is put together of, itself included. */
export const MAX_FILTER_PARTS = 50;

/** The most rows, pairs or stretches of time that an aggregate answers with where the client may choose. */
export const MAX_TOP = 100;
