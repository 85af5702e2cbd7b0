/** Words that bring in somebody new. Origin: indefinite determinatives in The Cambridge Grammar of the English Language. */
export const INDEFINITE_DETERMINERS: ReadonlySet<string> = new Set(
  'a an another one two three four five some several many other most few no'.split(' '),
);

/** Words that take up somebody met before. Origin: as above. */
export const DEFINITE_DETERMINERS: ReadonlySet<string> = new Set(['the', 'this', 'that']);
