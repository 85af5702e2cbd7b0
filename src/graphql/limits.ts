/** The rows of a page where the client asks for no number. */
export const DEFAULT_PAGE_SIZE = 20;

/** The most rows of a page, and the most ids of one `nodes`. */
export const MAX_PAGE_SIZE = 100;

/** The longest cursor, id or name that is looked at, in UTF-16 code units. */
export const MAX_KEY_LENGTH = 1000;

/** The longest comment that is taken in, in UTF-16 code units. */
export const MAX_COMMENT_LENGTH = 10_000;

/** The longest text that is searched for, in UTF-16 code units: a search result's id holds it. */
export const MAX_SEARCH_LENGTH = 200;

/** The most stretches of one timeline: eight years of days. */
export const MAX_BUCKETS = 3000;

/** How deep and, or and not are nested in a filter. */
export const MAX_FILTER_DEPTH = 4;

/** The most filters that one filter is put together of, itself included. */
export const MAX_FILTER_PARTS = 50;

/** The most rows, pairs or stretches of time that an aggregate answers with where the client may choose. */
export const MAX_TOP = 100;

/** What fields cost that read many rows for few that they answer with, in objects of an answer: see bounds. */
export const WEIGHT_OF_COUNT = 5;
export const WEIGHT_OF_SEARCH = 100;
export const WEIGHT_OF_AGGREGATE = 200;

/** How many articles, and how many statements, a search ranks: the newest that fit. */
export const MOST_RANKED = 1_000;
