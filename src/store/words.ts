/**
 * What is searched by words: PostgreSQL's English configuration, without accents, as a migration made it. Only the
 * first 200,000 characters of a text are looked at, for a tsvector holds a megabyte at most.
 */
const CONFIGURATION = `'verbatim'::regconfig`;
const WORDS_LOOKED_AT = '200000';

/** SQL: the words of a statement, to be stored beside its text. */
export function statementWords(text: string): string {
  return `to_tsvector(${CONFIGURATION}, left(${text}, ${WORDS_LOOKED_AT}))`;
}

/** SQL: the words of an article, those of its headline weighing most. */
export function articleWords(headline: string, standfirst: string, text: string): string {
  return `(setweight(to_tsvector(${CONFIGURATION}, ${headline}), 'A')
    || setweight(to_tsvector(${CONFIGURATION}, coalesce(${standfirst}, '')), 'B')
    || setweight(${statementWords(text)}, 'D'))`;
}

/** SQL: a search as people type it: words, "a phrase", -not, or. */
export function wordsQuery(typed: string): string {
  return `websearch_to_tsquery(${CONFIGURATION}, ${typed})`;
}

/**
 * SQL: how well words fit a query, 0 to 1: how often they stand there, long texts no better than short ones. What the
 * query excludes has no weight, which ts_rank would divide by.
 */
export function wordsRank(words: string, query: string): string {
  return `ts_rank(${words}, querytree(${query})::tsquery, 1 | 32)::double precision`;
}

/** SQL: the words around what matched in a text, the matches between << and >>. */
export function highlight(text: string, query: string): string {
  const options = 'StartSel=<<, StopSel=>>, MaxWords=35, MinWords=15, MaxFragments=1';
  return `ts_headline(${CONFIGURATION}, left(${text}, ${WORDS_LOOKED_AT}), ${query}, '${options}')`;
}
