/**
 * Words that every English text is full of, and that few other languages print: a quarter of the words of news.
 * Origin: the most frequent words of the British National Corpus, without those that are words of German, Dutch, French
 * or Spanish as well.
 */
export const ENGLISH_FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `the and to of that it for he with by they have this from his had which she or we would said there been who
  not but were their are at you be has`.split(/\s+/),
);
