/**
 * Pairs of quotation marks.
 * Origin: Unicode CLDR delimiters and the general punctuation block, https://cldr.unicode.org
 */
export interface MarkPair {
  readonly open: string;
  /** Each of them closes what `open` opened. */
  readonly close: readonly string[];
  /** True where the mark is an apostrophe as well, so that its neighbours must tell. */
  readonly isApostrophe: boolean;
  /** True where one mark both opens and closes. */
  readonly isSymmetric: boolean;
}

export const MARK_PAIRS: readonly MarkPair[] = [
  { open: '“', close: ['”', '“'], isApostrophe: false, isSymmetric: false },
  { open: '„', close: ['“', '”'], isApostrophe: false, isSymmetric: false },
  { open: '«', close: ['»'], isApostrophe: false, isSymmetric: false },
  { open: '"', close: ['"'], isApostrophe: false, isSymmetric: true },
  { open: "''", close: ["''"], isApostrophe: false, isSymmetric: true },
  { open: '``', close: ["''", '``'], isApostrophe: false, isSymmetric: false },
  { open: '‘', close: ['’'], isApostrophe: true, isSymmetric: false },
  { open: "'", close: ["'"], isApostrophe: true, isSymmetric: true },
];
