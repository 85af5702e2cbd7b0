/** Words that bring in somebody new. Origin: indefinite determinatives in The Cambridge Grammar of the English Language. */
export const INDEFINITE_DETERMINERS: ReadonlySet<string> = new Set(
  'a an another one two three four five some several many other most few no'.split(' '),
);

/** Words that take up somebody met before. Origin: as above. */
export const DEFINITE_DETERMINERS: ReadonlySet<string> = new Set(['the', 'this', 'that']);

/** Words that point at somebody. Origin: as above. */
export const DEMONSTRATIVES: ReadonlySet<string> = new Set(['this', 'these', 'those']);

/** Words that stand for people without a noun: 'Some say …'. Origin: as above. */
export const LONE_QUANTIFIERS: ReadonlySet<string> = new Set(
  'some many most few several others both another'.split(' '),
);
