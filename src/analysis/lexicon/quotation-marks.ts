/**
 * Pairs of quotation marks.
 * Origin: Unicode CLDR delimiters and the general punctuation block, https://cldr.unicode.org; the closing marks beyond
 * those are what keyboards and conversions make of them.
 */
export interface MarkPair {
  readonly open: string;
  /** Each of them closes what `open` opened. */
  readonly close: readonly string[];
  /** True where the mark is an apostrophe as well, so that its neighbours must tell. */
  readonly isApostrophe: boolean;
}

const STRAIGHT = ['"', "''"];

export const MARK_PAIRS: readonly MarkPair[] = [
  { open: '“', close: ['”', '“', ...STRAIGHT], isApostrophe: false },
  { open: '„', close: ['“', '”', ...STRAIGHT], isApostrophe: false },
  { open: '"', close: ['”', '“', ...STRAIGHT], isApostrophe: false },
  { open: "''", close: ['”', ...STRAIGHT], isApostrophe: false },
  { open: '``', close: ['``', '”', ...STRAIGHT], isApostrophe: false },
  { open: '”', close: ['”', ...STRAIGHT], isApostrophe: false },
  { open: '«', close: ['»'], isApostrophe: false },
  { open: '»', close: ['«'], isApostrophe: false },
  { open: '‘', close: ['’'], isApostrophe: true },
  { open: "'", close: ["'"], isApostrophe: true },
];
