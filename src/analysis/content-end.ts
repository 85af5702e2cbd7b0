import type { Cue, Token, TokenRange } from './draft.js';
import {
  CIRCUMSTANCES,
  COMPARISONS,
  LIST_OPENINGS,
  OPENING_ADVERBS,
  OPENING_SUBORDINATORS,
  TAIL_OPENINGS,
} from './lexicon/content-boundaries.js';
import { PRONOUNS } from './lexicon/pronouns.js';
import { OCCASION_NOUNS, WEEKDAYS_AND_MONTHS } from './lexicon/reporting-phrases.js';
import { nounPhraseFrom } from './noun-phrase.js';

const DASHES = new Set(['—', '–', '―', '--', '-']);
const JOINING = new Set(['and', 'but', 'yet']);
/** How many tokens an opening clause may have before its cue. */
const LONGEST_OPENING = 60;
/** How many tokens may stand between a subject and its verb. */
const VERB_REACH = 2;

/** Decides where what a cue reports ends inside its sentence: where the article goes on in its own voice. Reads tokens alone. */
export class ContentEnd {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly quoted: Uint8Array,
    private readonly sentence: TokenRange,
  ) {}

  /**
   * @param first the first token of what is said
   * @param limit where it ends at the latest
   * @param isClause false for a noun phrase that is talked about
   * @returns the index after its last token
   */
  of(cue: Cue, first: number, limit: number, isClause: boolean): number {
    const isOpening = this.isInOpeningClause(cue);
    const isInserted = this.isInsertion(cue);
    let hasVerb = isClause;
    for (let i = first + 1; i < limit; i++) {
      hasVerb ||= this.isVerb(i - 1);
      const token = this.tokens[i];
      if (isOpening && this.closesAfterComma(i) && this.hasOwnVerb(i + 1, limit)) return i + 1;
      if (isInserted && this.closesAfterComma(i) && this.isFinite(i + 1)) return i + 1;
      if (!token || this.quoted[i]) continue;
      if (token.text === ';' && this.hasOwnVerb(i + 1, limit)) return i;
      if (DASHES.has(token.text) && this.standsApart(i)) {
        const closing = this.nextMark(i, limit, (text) => DASHES.has(text));
        if (closing < 0 && this.opensRemark(i + 1)) return i;
        i = Math.max(i, closing);
      } else if (token.text === ',') {
        if (isOpening && this.hasOwnVerb(i + 1, limit)) return i;
        if (isInserted && this.isFinite(i + 1)) return i;
        if (hasVerb ? this.endsClause(i, limit) : this.endsPhrase(i, limit)) return i;
      } else if (!hasVerb && this.leavesPhrase(i, limit)) return i;
    }
    return limit;
  }

  /** The closing mark of 'whether it is “late,” …'. */
  private closesAfterComma(index: number): boolean {
    return this.quoted[index] === 1 && this.quoted[index + 1] !== 1 && this.lower(index - 1) === ',';
  }

  private lower(index: number): string {
    return this.tokens[index]?.lower ?? '';
  }

  private isVerb(index: number): boolean {
    const pos = this.tokens[index]?.pos;
    return pos === 'VERB' || pos === 'AUX';
  }

  private isFinite(index: number): boolean {
    return this.isVerb(index) && !this.lower(index).endsWith('ing');
  }

  /** A dash between blanks, or a long one: none of 'twenty-one'. */
  private standsApart(index: number): boolean {
    const [before, token, after] = [this.tokens[index - 1], this.tokens[index], this.tokens[index + 1]];
    return token?.text !== '-' || (before?.end !== token.start && after?.start !== token.end);
  }

  /** After a dash, the article's own remark: '— a claim that nobody shares'. */
  private opensRemark(index: number): boolean {
    const { lower, pos } = this.tokens[index] ?? { lower: '', pos: '' };
    return (
      pos === 'DET' || TAIL_OPENINGS.has(lower) || (JOINING.has(lower) && PRONOUNS.has(this.lower(index + 1)))
    );
  }

  private nextMark(from: number, limit: number, isMark: (text: string) => boolean): number {
    for (let i = from + 1; i < limit; i++)
      if (!this.quoted[i] && isMark(this.tokens[i]?.text ?? '') && this.standsApart(i)) return i;
    return -1;
  }

  /** A subject with a finite verb of its own. */
  private hasOwnVerb(first: number, limit: number): boolean {
    const subject = nounPhraseFrom(this.tokens, first, limit);
    if (!subject) return false;
    for (let i = subject.last; i <= subject.last + VERB_REACH && i < limit; i++) {
      if (this.isFinite(i)) return true;
      if (this.tokens[i]?.pos !== 'ADV' && this.lower(i) !== ',') return false;
    }
    return this.lower(subject.last) === ',';
  }

  /** 'While Lund says it is late, …': the cue's clause opens the sentence, and the main clause is still to come. */
  private isInOpeningClause(cue: Cue): boolean {
    let opening = this.sentence.first;
    while (OPENING_ADVERBS.has(this.lower(opening))) opening++;
    const begin = Math.min(cue.speaker?.first ?? cue.first, cue.first);
    if (begin - opening > LONGEST_OPENING) return false;
    if (this.nextMark(opening - 1, begin, (text) => text === ',') >= 0) return false;
    const isParticiple = /(?:ing|ed)$/.test(this.lower(opening)) && opening === cue.first;
    return isParticiple || OPENING_SUBORDINATORS.has(this.lower(opening));
  }

  /** 'Lund, who says it is late, …' and 'Lund, saying it is late, …': the main verb is still to come. */
  private isInsertion(cue: Cue): boolean {
    let before = cue.first - 1;
    while (before > this.sentence.first && ['AUX', 'ADV', 'PART'].includes(this.tokens[before]?.pos ?? ''))
      before--;
    const pronoun = (cue.speaker?.first ?? 0) - 1;
    // 'the mill, which she says is old, …'
    if (/^(?:which|who|whom)$/.test(this.lower(pronoun)) && pronoun < before)
      return this.lower(pronoun - 1) === ',';
    if (this.lower(before) === 'who' || this.lower(before) === 'which') before--;
    else if (!cue.first || !this.lower(cue.first).endsWith('ing')) return false;
    return this.lower(before) === ',';
  }

  /** After a comma, what no longer belongs to a clause that is said. */
  private endsClause(comma: number, limit: number): boolean {
    const next = this.lower(comma + 1);
    const isLast = this.nextMark(comma, limit, (text) => text === ',') < 0;
    if (isLast && TAIL_OPENINGS.has(next)) return true;
    if (this.isSupplement(comma, limit, isLast)) return true;
    if (!JOINING.has(next)) return false;
    const isPronoun = PRONOUNS.get(this.lower(comma + 2))?.isPersonal === true;
    const isPast = this.isVerb(comma + 2) && this.lower(comma + 2).endsWith('ed');
    return (isPronoun && this.hasOwnVerb(comma + 2, limit)) || isPast;
  }

  /**
   * What the article adds to a report of its own: 'compared with 40 percent', 'double the number', 'down 3 percent',
   * 'as have others', 'a plan that nobody shares'.
   */
  private isSupplement(comma: number, limit: number, isLast: boolean): boolean {
    const [next, after] = [this.lower(comma + 1), this.lower(comma + 2)];
    if (COMPARISONS.get(next)?.has(after)) return true;
    if (next === 'as') return this.tokens[comma + 2]?.pos === 'AUX';
    if (next === 'up' || next === 'down') return this.tokens[comma + 2]?.pos === 'NUM';
    if (!isLast || !/^an?$/.test(next)) return false;
    for (let i = comma + 2; i < limit; i++) if (this.isFinite(i)) return true;
    return false;
  }

  /** After a comma, what no longer belongs to a noun phrase that is talked about. */
  private endsPhrase(comma: number, limit: number): boolean {
    if (this.endsClause(comma, limit)) return true;
    const next = this.tokens[comma + 1];
    if (!next || LIST_OPENINGS.has(next.lower)) return false;
    if (JOINING.has(next.lower)) return this.isVerb(comma + 2) || this.hasOwnVerb(comma + 2, limit);
    if (next.pos === 'VERB' && next.lower.endsWith('ing')) return true;
    const isLast = this.nextMark(comma, limit, (text) => text === ',') < 0;
    return isLast && next.pos !== 'NOUN' && next.pos !== 'ADJ' && !this.isListed(comma, limit);
  }

  /** 'the Middle East, China and elsewhere': a comma of a list. */
  private isListed(comma: number, limit: number): boolean {
    for (let i = comma + 1; i < limit && !this.isVerb(i); i++)
      if (/^(?:and|or)$/.test(this.lower(i))) return true;
    return false;
  }

  /** 'announced the plan on Monday', 'in June 2015', 'Monday'. */
  private isTime(index: number): boolean {
    const { pos } = this.tokens[index] ?? { pos: '' };
    const next = pos === 'ADP' ? index + 1 : index;
    return WEEKDAYS_AND_MONTHS.has(this.lower(next)) && this.lower(index) !== 'of';
  }

  /** Without a comma, a second verb of the subject's, a circumstance, or the occasion. */
  private leavesPhrase(index: number, limit: number): boolean {
    const { lower, pos } = this.tokens[index] ?? { lower: '', pos: '' };
    if (JOINING.has(lower)) return this.isVerb(index + 1);
    if (lower === 'by' && this.lower(index + 1).endsWith('ing')) return true;
    if (this.isTime(index)) return true;
    if (CIRCUMSTANCES.has(lower)) return this.isVerb(index + 1) || this.hasOwnVerb(index + 1, limit);
    const occasion = pos === 'ADP' && lower !== 'of' ? nounPhraseFrom(this.tokens, index + 1, limit) : null;
    return (
      occasion !== null &&
      this.tokens
        .slice(index + 1, Math.min(index + 5, occasion.last))
        .some((word) => OCCASION_NOUNS.has(word.lower))
    );
  }
}
