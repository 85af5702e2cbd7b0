import { AttributionType } from '../domain/kinds.js';
import type { ClauseOpening } from './clause-opening.js';
import type { Content } from './content.js';
import type { Cue, TokenRange } from './draft.js';
import { ADVERBIAL_OPENINGS, PARTICLES, RELATIVE_PRONOUNS } from './lexicon/reporting-phrases.js';
import { isReportingForm } from './lexicon/reporting-verbs.js';
import type { SentenceWords } from './sentence-words.js';

const CLOSING = new Set(['”', '"', "''", '’', "'", '»']);
/** Parts of speech that a verb's object begins with. */
const OBJECT_STARTS = new Set(['DET', 'NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'VERB', 'AUX', 'PART']);

const APPOSITIVE_STARTS = new Set(['DET', 'NOUN', 'PROPN', 'NUM', 'ADJ']);

const OPENING = new Set(['“', '"', "''", '«']);
/** How many tokens may lead on to more words in marks: ', and still “…”'. */
const LONGEST_LINK = 3;

/** How many tokens may stand before the participle beside a clause: ', with the former mayor adding'. */
const LONGEST_SUBJECT = 10;

/** How many tokens name whom somebody told: 'as she told the Tarn Harbour Herald'. */
const LONGEST_HEARER = 6;

/** Decides which words before a cue, or on both sides of it, it reports: '…, X said'. Reads tokens alone. */
export class ContentBefore {
  constructor(
    private readonly words: SentenceWords,
    private readonly sentence: TokenRange,
    private readonly openings: ClauseOpening,
    /** The sentence's, in reading order. */
    private readonly cues: readonly Cue[],
  ) {}

  /** '…, X said.': the words before the comma. */
  before(cue: Cue): Content | null {
    const begin = cue.isInverted ? cue.first : Math.min(cue.speaker?.first ?? cue.first, cue.first);
    const isAfterMark =
      CLOSING.has(this.words.lower(begin - 1)) && /^[,?!]$/.test(this.words.lower(begin - 2));
    if (!cue.speaker || begin - 2 < this.sentence.first || this.isShared(cue)) return null;
    if (isAfterMark) return this.withMarks(this.words.trim(this.sentence.first, begin), cue);
    if (this.words.lower(begin - 1) !== ',') return null;
    if (ADVERBIAL_OPENINGS.has(this.words.lower(this.sentence.first))) return null;
    const told = cue.isInverted ? cue.speaker.last : cue.last;
    const end = cue.patterns.includes('HEARER') ? this.afterHearer(told) : told;
    if (this.hasObject(cue, end)) return null;
    const isWord = begin - 2 === this.sentence.first;
    const content = isWord
      ? { first: this.sentence.first, last: begin - 1 }
      : this.words.trim(this.sentence.first, begin - 1);
    const whole = content && this.withRest(content, end);
    return isWord && !whole?.rest ? null : whole;
  }

  /** 'Hill got “a deal,” Lund said, and still “sat in on it”': more in marks after the attribution goes on. */
  private withMarks(content: Content | null, { isInverted, speaker, last }: Cue): Content | null {
    const comma = isInverted ? (speaker?.last ?? last) : last;
    if (!content || this.words.lower(comma) !== ',') return content;
    let mark = comma + 1;
    while (mark <= comma + LONGEST_LINK && !OPENING.has(this.words.lower(mark))) mark++;
    const isLinked = mark > comma + 1 && mark <= comma + LONGEST_LINK;
    const rest = isLinked ? this.words.trim(comma + 1, this.sentence.last) : null;
    return rest ? { ...content, rest } : content;
  }

  /** 'After the game, Lund said he was tired and would respond': the words before belong to the first verb, if to any. */
  private isShared({ rule, speaker, first }: Cue): boolean {
    return rule === 'shared subject' && speaker !== null && this.words.hasVerb(speaker.last, first - 1);
  }

  /** 'On Monday, she praised the plan': what is said stands after the verb, though not in a shape that is known. */
  private hasObject(cue: Cue, end: number): boolean {
    const isHearer = cue.patterns.includes('HEARER') || cue.patterns.includes('ORDER');
    const isTime = this.words.skipAdjuncts(end) > end;
    return !isHearer && !isTime && OBJECT_STARTS.has(this.words.pos(end));
  }

  /** 'The group, she said, had been asked': what has no verb before the attribution goes on after it. */
  private withRest(content: Content, told: number): Content | null {
    const end = this.words.hasFinite(content.first, content.last) ? told : this.overPlace(told);
    const rest = this.goesOn(content, end) ? this.words.trim(end + 1, this.sentence.last) : null;
    if (rest) return { ...content, rest };
    // 'On the day of the vote, the mayor wrote': no sentence, where what the tagger takes for none may be one.
    const isSentence =
      this.words.pos(content.first) !== 'ADP' || this.words.hasVerb(content.first, content.last);
    return isSentence ? content : null;
  }

  /** 'The mill, Lund noted from the quay, is old': over where somebody said so. */
  private overPlace(told: number): number {
    const comma = this.words.pos(told) === 'ADP' ? this.nextComma(told) : -1;
    const isRelative = RELATIVE_PRONOUNS.has(this.words.lower(told - 2));
    return comma < 0 ||
      isRelative ||
      this.words.hasVerb(told, comma) ||
      !this.words.hasFinite(comma + 1, comma + 2)
      ? told
      : comma;
  }

  private goesOn(content: Content, end: number): boolean {
    if (this.words.lower(end) !== ',') return false;
    if (!this.words.hasFinite(content.first, content.last)) return true;
    if (this.isAppositive(end + 1) || this.isBeside(end + 1)) return false;
    return this.words.pos(end + 1) !== 'VERB' && !RELATIVE_PRONOUNS.has(this.words.lower(end + 1));
  }

  /** 'It is late, she said, with Lund adding that it was dark': another says so. */
  private isBeside(first: number): boolean {
    if (this.words.lower(first) !== 'with') return false;
    for (let i = first + 1; i < first + LONGEST_SUBJECT; i++)
      if (this.words.isGerund(i)) return isReportingForm(this.words.lower(i));
    return false;
  }

  /** '…, said Lund, a nurse of the ward': what tells who somebody is has no verb of its own before the next comma. */
  private isAppositive(first: number): boolean {
    if (!APPOSITIVE_STARTS.has(this.words.pos(first))) return false;
    for (let i = first; i < this.sentence.last && this.words.lower(i) !== ','; i++) {
      if (RELATIVE_PRONOUNS.has(this.words.lower(i))) return true;
      if (this.words.isVerb(i) && !this.words.isGerund(i)) return false;
    }
    return true;
  }

  /** What follows a cue, with the clause in front of the attribution that belongs to it. */
  withWordsInFront(cue: Cue, content: Content): Content {
    const { first } = this.sentence;
    const comma = Math.min(cue.speaker?.first ?? first, cue.first) - 1;
    if (content.rest || cue.isInverted || this.words.lower(comma) !== ',') return content;
    const goesOn = this.isBeforeThat(comma, content) || this.isBeforeMarks(content);
    if (!goesOn && !this.isCondition(cue)) return content;
    const isSole = !this.cues.some((other) => other.first < comma);
    return isSole ? { first, last: comma, rest: content } : content;
  }

  /** 'If it is late, she said, we leave': the condition in front of the attribution is part of what is said. */
  private isCondition({ type }: Cue): boolean {
    const { first } = this.sentence;
    const opening = this.words.pos(first) === 'CCONJ' ? first + 1 : first;
    return this.words.lower(opening) === 'if' && type === AttributionType.SAID;
  }

  /** 'There is a risk, farmers said, that it falls': what stands before the attribution goes on after it. */
  private isBeforeThat(comma: number, { first }: Content): boolean {
    if (this.words.lower(first) !== 'that' || this.words.lower(first - 1) !== ',') return false;
    const begin = this.sentence.first;
    return this.openings.subjectFrom(begin) !== null && this.words.hasFinite(begin, comma);
  }

  /** 'The mill, farmers said, “is far” from the harbour': so do words in marks that begin no sentence. */
  private isBeforeMarks({ first }: Content): boolean {
    const isAfterComma = this.words.lower(first - 1) === ',' && OPENING.has(this.words.lower(first));
    return isAfterComma && this.words.isInLowerCase(first + 1);
  }

  /** 'As Lund noted, the mill is old', 'The mill, as Lund noted, is old'. */
  asSomebodyNoted(cue: Cue): Content | null {
    const opening = (cue.speaker?.first ?? cue.first) - 1;
    const told = PARTICLES.has(this.words.lower(cue.last)) ? cue.last + 1 : cue.last;
    const heard = cue.patterns.includes('HEARER') ? this.afterHearer(told) : told;
    const end = this.words.lower(heard) === ',' ? heard : this.words.skipAdjuncts(heard);
    const isClosed = this.words.lower(end) === ',' && !cue.isInverted;
    const isNoted =
      cue.rule === 'as somebody put it' ||
      cue.patterns.some((pattern) => pattern === 'CLAUSE' || pattern === 'THAT');
    if (this.words.lower(opening) !== 'as' || !isClosed || !isNoted) return null;
    return this.aroundSource({ ...cue, first: opening, last: end, speaker: null });
  }

  /** 'The council, Lund told reporters, will pay': between commas, with nothing but a hearer after the verb. */
  isToldInside({ speaker, isInverted, last, patterns }: Cue): boolean {
    if (!speaker || isInverted || !patterns.includes('HEARER')) return false;
    const isAfterComma =
      this.words.lower(speaker.first - 1) === ',' && speaker.first - 1 > this.sentence.first;
    return isAfterComma && this.afterHearer(last) > last;
  }

  /** 'As Lund told the Herald, …' */
  private afterHearer(from: number): number {
    const comma = this.nextComma(from);
    const isHearer = comma > from && comma - from <= LONGEST_HEARER && !this.words.hasVerb(from, comma);
    return isHearer ? comma : from;
  }

  /** 'According to X, …' and '…, according to X'. */
  aroundSource(cue: Cue): Content | null {
    const end = cue.speaker?.last ?? cue.last;
    if (
      cue.first === this.sentence.first ||
      (cue.first === this.sentence.first + 1 && this.words.pos(this.sentence.first) === 'CCONJ')
    ) {
      const comma = this.nextComma(end);
      const isUnmarked = APPOSITIVE_STARTS.has(this.words.pos(end)) || this.words.pos(end) === 'PRON';
      if (isUnmarked) return this.words.trim(end, this.sentence.last);
      return comma < 0 ? null : this.words.trim(comma + 1, this.sentence.last);
    }
    const last = this.words.lower(cue.first - 1) === ',' ? cue.first - 1 : cue.first;
    const content = this.words.trim(this.sentence.first, last);
    // 'Half of those asked in a new poll like it': numbers of a poll that have no verb before it go on after it.
    if (cue.rule === 'in a poll' && !this.words.hasVerb(this.sentence.first, last)) return null;
    return content && this.withRest(content, end);
  }

  private nextComma(from: number): number {
    for (let i = from; i < this.sentence.last; i++) if (this.words.lower(i) === ',') return i;
    return -1;
  }
}
