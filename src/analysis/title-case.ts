import { isEnglishWord } from './lexicon/english-words.js';
import { isKnownName } from './lexicon/names.js';
import { reportedVerb } from './lexicon/reporting-verbs.js';

/** A line in title case has so many words of four letters or more, and hardly any of them in lower case. */
const LEAST_LONG_WORDS = 3;
const MOST_IN_LOWER_CASE = 0.1;
const LONG_WORD = 4;
/** 'Lisk: The Mill Will Close': what a headline reports behind a label is found by the label. */
const LABEL = /: /;
/** In UTF-16 code units. */
const LONGEST_TITLE = 220;

const WORD = /[\p{L}\p{N}]+/gu;
/** A capital and small letters: none of 'NATO', 'McLisk'. */
const CAPITALISED = /^\p{Lu}\p{Ll}*$/u;
/** A capital that no sentence and no quotation opens with. */
const CAPITAL_INSIDE = /[\p{L}\p{N},] (\p{Lu}[\p{L}\p{N}]*)/gu;
const IN_LOWER_CASE = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{N}]*/gu;

/** The longest text's beginning in which names are gathered, in UTF-16 code units. */
const LONGEST_PROSE = 50_000;

function isTitleCase(line: string): boolean {
  if (line.length > LONGEST_TITLE) return false;
  let long = 0;
  let small = 0;
  for (const [word] of line.matchAll(WORD)) {
    if (word.length < LONG_WORD || /^\p{N}/u.test(word)) continue;
    long++;
    if (/^\p{Ll}/u.test(word)) small++;
    // Prose is told by its first words.
    if (small > 2) return false;
  }
  return long >= LEAST_LONG_WORDS && small <= long * MOST_IN_LOWER_CASE;
}

/**
 * Decides which capitals of a headline are names: 'Lisk Says The Mill Will Close'. The tagger takes all of them for names,
 * and finds no verb. Asks the rest of the text, which prints names with a capital and other words without one.
 */
export class TitleCase {
  private names: ReadonlySet<string> | null = null;
  private common: ReadonlySet<string> = new Set();

  constructor(private readonly text: string) {}

  /**
   * @param line a paragraph
   * @returns a line of the same length: what is no name is in lower case, if the line is in title case and a verb of it may report
   */
  read(line: string): string {
    if (!isTitleCase(line) || LABEL.test(line) || !this.hasReport(line)) return line;
    return line.replace(WORD, (word) => (this.isName(word) ? word : word.toLowerCase()));
  }

  private hasReport(line: string): boolean {
    // Where nothing else is printed, nothing tells a title's words from names.
    if (this.gathered().common.size === 0) return false;
    const words = line.match(WORD) ?? [];
    return words
      .slice(1)
      .some((word) => reportedVerb(word.toLowerCase()) !== undefined && !this.isName(word));
  }

  private isName(word: string): boolean {
    if (!CAPITALISED.test(word)) return true;
    const lower = word.toLowerCase();
    if (lower.length !== word.length) return true;
    const { names, common } = this.gathered();
    if (names.has(word)) return true;
    if (common.has(lower) || reportedVerb(lower) !== undefined) return false;
    return isKnownName(lower) || !isEnglishWord(lower);
  }

  private gathered(): { names: ReadonlySet<string>; common: ReadonlySet<string> } {
    if (!this.names) {
      const prose = this.text
        .slice(0, LONGEST_PROSE)
        .split('\n')
        .filter((line) => !isTitleCase(line))
        .join('\n');
      this.names = new Set([...prose.matchAll(CAPITAL_INSIDE)].flatMap(([, name]) => name ?? []));
      this.common = new Set(prose.match(IN_LOWER_CASE));
    }
    return { names: this.names, common: this.common };
  }
}
