/**
 * Names found though misspelt, by the trigrams they share (pg_trgm): the typed name is like a part of the stored one,
 * which is what its index can tell.
 */

/** SQL: that a stored name key is like a typed one. */
export function isLike(key: string, typed: string): string {
  return `${key} %> ${typed}`;
}

/** SQL: how like they are, 0 to 1. */
export function likeness(key: string, typed: string): string {
  return `word_similarity(${typed}, ${key})::double precision`;
}
