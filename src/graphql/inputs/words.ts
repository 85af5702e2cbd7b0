/** Something to read, and none of what PostgreSQL does not store. */
export const WORDS = /^[^\0]*[\p{L}\p{N}\p{S}\p{P}][^\0]*$/u;
