import { ContentEnd } from './content-end.js';
import type { Cue, CuePattern, Token, TokenRange } from './draft.js';
import {
  ADVERBIAL_OPENINGS,
  COMPLEMENTIZERS,
  OCCASION_NOUNS,
  RELATIVE_PRONOUNS,
  TIME_NOUNS,
  WEEKDAYS_AND_MONTHS,
} from './lexicon/reporting-phrases.js';
import { nounPhraseFrom } from './noun-phrase.js';

const CLOSING = new Set(['”', '"', "''", '’', "'", '»']);
const FINAL = new Set(['.', '!', '?', ';', ',']);

/** Parts of speech that a verb's object begins with. */
const OBJECT_STARTS = new Set(['DET', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'VERB', 'AUX']);

/** Which tokens were said, and where the attribution interrupts them, those that follow it. */
export interface Content {
  readonly first: number;
  readonly last: number;
  readonly rest?: { readonly first: number; readonly last: number };
}

/** No statement of a sentence has more tokens: a longer sentence is no prose. */
const LONGEST_CONTENT = 400;
/** How many tokens an occasion may have: 'said at a rally in the old harbour on Monday that'. */
const LONGEST_ADJUNCT = 16;
/** How many tokens may stand between a subject and its verb. */
const VERB_REACH = 24;

/** Decides which words of a sentence a cue reports. Reads tokens alone. */
export class ContentFinder {
  private readonly cueAt: ReadonlyMap<number, Cue>;
  private readonly end: ContentEnd;

  /**
   * @param quoted which tokens stand in quotation marks
   * @param cues the sentence's, in reading order
   */
  constructor(
    private readonly tokens: readonly Token[],
    quoted: Uint8Array,
    private readonly sentence: TokenRange,
    private readonly cues: readonly Cue[],
  ) {
    this.cueAt = new Map(cues.map((cue) => [cue.first, cue]));
    this.end = new ContentEnd(tokens, quoted, sentence);
  }

  contentOf(cue: Cue): Content | null {
    if (cue.patterns.includes('SOURCE')) return this.aroundSource(cue);
    for (const pattern of cue.patterns) {
      const content = this.after(cue, pattern);
      if (content) return content;
    }
    return this.before(cue);
  }

  private lower(index: number): string {
    return index < this.sentence.last ? (this.tokens[index]?.lower ?? '') : '';
  }

  private pos(index: number): string {
    return index < this.sentence.last ? (this.tokens[index]?.pos ?? '') : '';
  }

  /** What follows a cue, by what the verb can take. */
  private after(cue: Cue, pattern: CuePattern): Content | null {
    const begin = this.skipAdjuncts(cue.isInverted ? (cue.speaker?.last ?? cue.last) : cue.last);
    if (cue.isInverted && pattern !== 'CLAUSE') return null;
    switch (pattern) {
      case 'CLAUSE':
        return this.pushedDown(cue, begin) ?? this.clauseFrom(cue, begin) ?? this.afterAdjunct(cue, begin);
      case 'HEARER':
      case 'ORDER': {
        const hearer = nounPhraseFrom(this.tokens, begin, this.sentence.last);
        if (!hearer) return null;
        const next = this.skipAdjuncts(hearer.last);
        const isOrder =
          this.lower(next) === 'to' || (this.lower(next) === 'not' && this.lower(next + 1) === 'to');
        if (pattern === 'ORDER')
          return isOrder ? this.untilEnd(cue, this.orderedFrom(cue, hearer, next)) : null;
        return this.clauseFrom(cue, next);
      }
      case 'TOPIC':
        return this.topicFrom(cue, begin);
      default:
        return null;
    }
  }

  /** 'urged the council to wait': the council is part of what is wished for; 'urged them to wait': who is spoken to is not. */
  private orderedFrom(cue: Cue, { first, last }: TokenRange, infinitive: number): number {
    const isPronoun = last - first === 1 && this.pos(first) === 'PRON';
    return isPronoun || cue.patterns.includes('HEARER') ? infinitive : first;
  }

  /** Times and occasions between a cue and what it reports: 'said on Friday in a statement that'. */
  private skipAdjuncts(from: number): number {
    let next = from;
    for (;;) {
      const begin = next;
      if (
        WEEKDAYS_AND_MONTHS.has(this.lower(next)) ||
        (this.pos(next) === 'ADV' && this.pos(next + 1) !== 'ADV' && this.isAdjunct(next))
      )
        next++;
      else if (this.pos(next) === 'ADP') {
        const phrase = nounPhraseFrom(this.tokens, next + 1, this.sentence.last);
        const words = phrase ? this.tokens.slice(phrase.first, phrase.last) : [];
        const isTime = WEEKDAYS_AND_MONTHS.has(this.lower(next + 1));
        if (isTime) next += 2;
        else if (phrase && words.some(({ lower }) => OCCASION_NOUNS.has(lower))) next = phrase.last;
      }
      if (next === begin) return next;
    }
  }

  /** True for an adverb that is no part of what was said: 'why', 'not' are. */
  private isAdjunct(index: number): boolean {
    return this.lower(index) !== 'not' && !COMPLEMENTIZERS.has(this.lower(index));
  }

  /** A clause: behind a complementizer, or with a subject and a finite verb of its own. */
  private clauseFrom(cue: Cue, first: number): Content | null {
    const start = this.lower(first) === ',' && this.lower(first + 1) === 'that' ? first + 1 : first;
    if (COMPLEMENTIZERS.has(this.lower(start))) return this.untilEnd(cue, start);
    if (this.isInfinitive(start)) return this.untilEnd(cue, start);
    const subject = nounPhraseFrom(this.tokens, start, this.sentence.last);
    if (!subject)
      return this.pos(start) === 'VERB' && this.lower(start).endsWith('ing')
        ? this.untilEnd(cue, start)
        : null;
    for (let i = subject.last; i < Math.min(subject.last + VERB_REACH, this.sentence.last); i++) {
      const speaker = this.cueAt.get(i)?.speaker;
      if (speaker && speaker.first < start) return null;
      if (this.pos(i) === 'VERB' || this.pos(i) === 'AUX') return this.untilEnd(cue, start);
      // 'written a letter and had burnt it': the second verb has the writer for its subject.
      const isJoined =
        this.pos(i) === 'CCONJ' && (/^(?:VERB|AUX)$/.test(this.pos(i + 1)) || this.lower(i - 1) === ',');
      if (isJoined || this.lower(i) === ':' || this.lower(i) === ';') return null;
    }
    return null;
  }

  /** 'the mill, which she said was old': the relative pronoun, and the verb it is the subject of. */
  private pushedDown(cue: Cue, first: number): Content | null {
    const pronoun = (cue.speaker?.first ?? 0) - 1;
    const isFinite =
      this.pos(first) === 'AUX' || (this.pos(first) === 'VERB' && !this.lower(first).endsWith('ing'));
    if (!isFinite || cue.isInverted || !RELATIVE_PRONOUNS.has(this.lower(pronoun))) return null;
    const rest = this.untilEnd(cue, first);
    return rest && { first: pronoun, last: pronoun + 1, rest };
  }

  /** 'said at a rally in the harbour that …': the clause behind the place or the occasion. */
  private afterAdjunct(cue: Cue, first: number): Content | null {
    if (this.pos(first) !== 'ADP') return null;
    for (let i = first; i < first + LONGEST_ADJUNCT; i++) {
      if (this.lower(i) === 'that') return this.untilEnd(cue, i);
      if (['VERB', 'AUX', 'PUNCT', ''].includes(this.pos(i))) return null;
    }
    return null;
  }

  /** 'to sell', and not 'to talks', which the tagger takes for a verb. */
  private isInfinitive(first: number): boolean {
    const verb = this.tokens[first + 1];
    return this.lower(first) === 'to' && this.pos(first + 1) === 'VERB' && verb?.lemma === verb?.lower;
  }

  /** What a verb such as 'questioned' is about. */
  private topicFrom(cue: Cue, first: number): Content | null {
    const start = /^(on|for|of|about|as|by)$/.test(this.lower(first)) ? first + 1 : first;
    return nounPhraseFrom(this.tokens, start, this.sentence.last) ? this.untilEnd(cue, start, false) : null;
  }

  /** To the end of the sentence, or to where another attribution begins. */
  private untilEnd(cue: Cue, first: number, isClause = true): Content | null {
    for (const other of this.cues) {
      if (other.first <= first) continue;
      const stop = this.stopBefore(other, first);
      if (stop > first && stop < this.sentence.last)
        return this.trim(first, this.end.of(cue, first, stop, isClause));
    }
    return this.trim(first, this.end.of(cue, first, this.sentence.last, isClause));
  }

  /** Where the words before a later cue end if they are not its own content; the sentence's end if they go on. */
  private stopBefore(other: Cue, first: number): number {
    const begin = other.isInverted ? other.first : Math.min(other.speaker?.first ?? other.first, other.first);
    const isShared = begin < first;
    let join = isShared ? other.first : begin;
    while (join > first && ['ADV', 'AUX'].includes(this.pos(join - 1))) join--;
    const isConjoined = ['and', 'but'].includes(this.lower(join - 1));
    if (isConjoined) join--;
    const hasComma = this.lower(join - 1) === ',';
    if (hasComma) join--;
    const end = other.isInverted ? (other.speaker?.last ?? other.last) : other.last;
    const isLast = this.sentence.last - this.skipAdjuncts(end) <= 2;
    const stops = hasComma
      ? isShared || isConjoined || isLast || other.patterns.includes('SOURCE')
      : isConjoined && isShared;
    return stops ? join : this.sentence.last;
  }

  /** '…, X said.': the words before the comma. */
  private before(cue: Cue): Content | null {
    const begin = cue.isInverted ? cue.first : Math.min(cue.speaker?.first ?? cue.first, cue.first);
    const isAfterMark = CLOSING.has(this.lower(begin - 1)) && /^[,?!]$/.test(this.lower(begin - 2));
    if (!cue.speaker || begin - 2 < this.sentence.first) return null;
    if (isAfterMark) return this.trim(this.sentence.first, begin);
    if (this.lower(begin - 1) !== ',') return null;
    if (ADVERBIAL_OPENINGS.has(this.lower(this.sentence.first))) return null;
    const end = cue.isInverted ? cue.speaker.last : cue.last;
    if (this.hasObject(cue, end)) return null;
    const isWord = begin - 2 === this.sentence.first;
    const content = isWord
      ? { first: this.sentence.first, last: begin - 1 }
      : this.trim(this.sentence.first, begin - 1);
    const whole = content && this.withRest(content, end);
    return isWord && !whole?.rest ? null : whole;
  }

  /** 'On Monday, she praised the plan': what is said stands after the verb, though not in a shape that is known. */
  private hasObject(cue: Cue, end: number): boolean {
    const isHearer = cue.patterns.includes('HEARER') || cue.patterns.includes('ORDER');
    const isTime = WEEKDAYS_AND_MONTHS.has(this.lower(end)) || TIME_NOUNS.has(this.lower(end + 1));
    return !isHearer && !isTime && OBJECT_STARTS.has(this.pos(end));
  }

  /** 'The group, she said, had been asked': what has no verb before the attribution goes on after it. */
  private withRest(content: Content, end: number): Content | null {
    const rest = this.goesOn(content, end) ? this.trim(end + 1, this.sentence.last) : null;
    if (rest) return { ...content, rest };
    // 'On the day of the vote, the mayor wrote': no sentence, where what the tagger takes for none may be one.
    const isSentence = this.pos(content.first) !== 'ADP' || this.hasVerb(content.first, content.last);
    return isSentence ? content : null;
  }

  private goesOn(content: Content, end: number): boolean {
    if (this.lower(end) !== ',') return false;
    if (!this.hasVerb(content.first, content.last)) return true;
    return this.pos(end + 1) !== 'VERB' && !RELATIVE_PRONOUNS.has(this.lower(end + 1));
  }

  private hasVerb(first: number, last: number): boolean {
    return this.tokens.slice(first, last).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  }

  /** 'According to X, …' and '…, according to X'. */
  private aroundSource(cue: Cue): Content | null {
    const end = cue.speaker?.last ?? cue.last;
    if (
      cue.first === this.sentence.first ||
      (cue.first === this.sentence.first + 1 && this.pos(this.sentence.first) === 'CCONJ')
    ) {
      const comma = this.nextComma(end);
      return comma < 0 ? null : this.trim(comma + 1, this.sentence.last);
    }
    const last = this.lower(cue.first - 1) === ',' ? cue.first - 1 : cue.first;
    const content = this.trim(this.sentence.first, last);
    return content && this.withRest(content, end);
  }

  private nextComma(from: number): number {
    for (let i = from; i < this.sentence.last; i++) if (this.lower(i) === ',') return i;
    return -1;
  }

  private trim(first: number, last: number): Content | null {
    let end = Math.min(last, first + LONGEST_CONTENT);
    while (end > first && FINAL.has(this.lower(end - 1))) end--;
    return end - first >= 2 ? { first, last: end } : null;
  }
}
