import { isEnglishWord } from './lexicon/english-words.js';
import { isKnownName } from './lexicon/names.js';
import { reportedVerb } from './lexicon/reporting-verbs.js';

/** A line in title case has so many words of four letters or more, and hardly any of them in lower case. */
const LEAST_LONG_WORDS = 3;
const MOST_IN_LOWER_CASE = 0.1;
const LONG_WORD = 4;
/** 'Lisk: The Mill Will Close': what a headline reports behind a label is found by the label. */
const LABEL = ': ';
/** In UTF-16 code units. */
const LONGEST_TITLE = 220;
/** More long words in lower case than the longest title can have. */
const TOO_MANY_IN_LOWER_CASE = 3;

const WORD = /[\p{L}\p{N}]+/gu;
/** A capital and small letters: none of 'NATO', 'McLisk'. */
const CAPITALISED = /^\p{Lu}\p{Ll}*$/u;
const LOWER_CASE_WORD = /(?:^|[^\p{L}\p{N}])\p{Ll}/u;
const OF_WORD = /[\p{L}\p{N}]/u;
/** What stands before a word that neither a sentence nor a quotation opens with. */
const INSIDE = /[\p{L}\p{N},] $/u;

/** So much of the text is asked, in UTF-16 code units: from its beginning, for what headlines name is named there. */
const LONGEST_PROSE = 20_000;
const [APOSTROPHE, FIRST_BEYOND_ASCII] = [39, 128];

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= FIRST_BEYOND_ASCII;
}

/** Looks at letters alone, for every paragraph of a text is asked about, and prose is told by its first words. */
function isTitleCase(line: string): boolean {
  if (line.length > LONGEST_TITLE) return false;
  let long = 0;
  let small = 0;
  for (let i = 0; i < line.length; i++) {
    const first = line.charCodeAt(i);
    if (!isLetter(first)) continue;
    const start = i;
    while (i < line.length && (isLetter(line.charCodeAt(i)) || line.charCodeAt(i) === APOSTROPHE)) i++;
    if (i - start < LONG_WORD || first >= FIRST_BEYOND_ASCII) continue;
    long++;
    if (first >= 97 && ++small >= TOO_MANY_IN_LOWER_CASE) return false;
  }
  return long >= LEAST_LONG_WORDS && small <= long * MOST_IN_LOWER_CASE;
}

/** True where a text has a word, and not as a part of another. */
function hasWord(text: string, word: string, isPlace: (at: number) => boolean): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    if (!OF_WORD.test(text.charAt(at + word.length)) && isPlace(at)) return true;
  return false;
}

/**
 * Decides which capitals of a headline are names: 'Lisk Says The Mill Will Close'. The tagger takes all of them for names,
 * and finds no verb. Asks the rest of the text, which prints names with a capital and other words without one.
 */
export class TitleCase {
  private prose: string | null = null;
  private readonly known = new Map<string, boolean>();

  constructor(private readonly text: string) {}

  /**
   * @param line a paragraph
   * @returns a line of the same length: what is no name is in lower case, if the line is in title case and a verb of it may report
   */
  read(line: string): string {
    if (!isTitleCase(line) || line.includes(LABEL) || !this.hasReport(line)) return line;
    return line.replace(WORD, (word) => (this.isName(word) ? word : word.toLowerCase()));
  }

  private hasReport(line: string): boolean {
    const verbs = (line.match(WORD) ?? [])
      .slice(1)
      .filter((word) => reportedVerb(word.toLowerCase()) !== undefined);
    // Where nothing else is printed, nothing tells a title's words from names.
    return verbs.length > 0 && this.othersPrinted() !== '' && !verbs.every((word) => this.isName(word));
  }

  private isName(word: string): boolean {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    const isName = !CAPITALISED.test(word) || this.isUsedAsName(word, word.toLowerCase());
    this.known.set(word, isName);
    return isName;
  }

  private isUsedAsName(word: string, lower: string): boolean {
    const prose = this.othersPrinted();
    if (lower.length !== word.length) return true;
    if (hasWord(prose, word, (at) => INSIDE.test(prose.slice(Math.max(0, at - 2), at)))) return true;
    if (reportedVerb(lower) !== undefined) return false;
    if (hasWord(prose, lower, (at) => !OF_WORD.test(prose.charAt(at - 1)))) return false;
    return isKnownName(lower) || !isEnglishWord(lower);
  }

  /** The lines of the text that are in no title case; empty where they have no word in lower case. */
  private othersPrinted(): string {
    if (this.prose !== null) return this.prose;
    const lines = this.text.slice(0, LONGEST_PROSE).split('\n');
    const prose = lines.filter((line) => !isTitleCase(line)).join('\n');
    this.prose = LOWER_CASE_WORD.test(prose) ? prose : '';
    return this.prose;
  }
}
