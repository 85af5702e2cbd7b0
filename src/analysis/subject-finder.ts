import { tokenRange, type Token, type TokenRange } from './draft.js';
import { INDEFINITE_DETERMINERS } from './lexicon/determiners.js';
import { meansPerson, meansPersons } from './lexicon/persons.js';
import {
  BODY_NOUNS,
  meansDocument,
  NARRATORS,
  RELATIVE_PRONOUNS,
  SUBORDINATORS,
} from './lexicon/reporting-phrases.js';
import { PRONOUNS } from './lexicon/pronouns.js';
import type { NameIndex } from './name-index.js';
import { headIndex, nearestPhrase, nounPhraseBefore, nounPhraseFrom } from './noun-phrase.js';
import { subjectEnd } from './subject-end.js';
import { verbGroupStart } from './verb-group-start.js';

const CLOSING = new Set(['”', '"', "''", '’', "'", '»', '“']);
/** What ends an appositive, and what it begins with. */
const OPENING_BREAKS = new Map([
  [',', ','],
  [')', '('],
  ['—', '—'],
  ['–', '–'],
  ['--', '--'],
]);
/** How many appositives may stand between a subject and its verb: 'Hill, 45, a doctor, said'. */
const MAX_APPOSITIVES = 4;

/** A subject does not begin more tokens before its verb than this. */
const LONGEST_REACH = 80;

/** Looks for the subject of the verbs of one sentence. Decides by commas and parts of speech alone. */
export class SubjectFinder {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly quoted: Uint8Array,
    private readonly sentence: TokenRange,
    private readonly names: NameIndex,
  ) {}

  /** The first token of what a verb is made of. */
  verbGroupStart(verb: number): number {
    return verbGroupStart(this.tokens, this.quoted, verb, this.earliest(verb));
  }

  /** True where nothing finite stands before an infinitive: 'to discuss' has no subject of its own. */
  isBareInfinitive(group: number): boolean {
    return this.tokens[group]?.lower === 'to';
  }

  /** True for the verb of a relative clause: 'who said'. */
  isRelative(group: number): boolean {
    return RELATIVE_PRONOUNS.has(this.tokens[group - 1]?.lower ?? '');
  }

  /** The noun phrase before a verb group, over the appositives between them. */
  before(group: number): TokenRange | null {
    let end = subjectEnd(this.tokens, group, this.sentence);
    for (let appositives = 0; appositives <= MAX_APPOSITIVES; appositives++) {
      const previous = this.tokens[end - 1];
      if (end <= this.sentence.first || !previous) return null;
      if (this.quoted[end - 1]) return this.overMarks(end);
      if (RELATIVE_PRONOUNS.has(previous.lower)) return this.antecedent(end - 1);
      const opening = OPENING_BREAKS.get(previous.text);
      if (opening === undefined) {
        const phrase = nounPhraseBefore(this.tokens, end, this.floor(end));
        if (!phrase) return null;
        if (appositives === 0 || this.isFullPhrase(phrase)) return this.ownerOf(phrase);
        end = phrase.first;
        continue;
      }
      const comma = this.previousBreak(end - 2, opening);
      if (comma < 0) return null;
      end = comma;
    }
    return null;
  }

  /** 'Lund, who calls it “a shame,” said': whom the relative clause belongs to that ends with the marks. */
  private overMarks(end: number): TokenRange | null {
    if (!/^[,)]$/.test(this.tokens[end - 2]?.text ?? '')) return null;
    let first = end;
    while (first > this.earliest(end) && this.quoted[first - 1]) first--;
    const comma = this.previousBreak(first - 1, ',');
    return comma >= 0 && this.tokens[comma + 1]?.lower === 'who' ? this.antecedent(comma + 1) : null;
  }

  /** 'who is said to be late': the subject as it stands there, be it a relative pronoun. */
  raisedBefore(group: number): TokenRange | null {
    return this.isRelative(group) ? tokenRange(this.tokens, group - 1, group) : this.before(group);
  }

  /** 'footage of Lisk saying': whom a participle right after a phrase belongs to, if that can speak. */
  beforeParticiple(participle: number): TokenRange | null {
    const phrase = nounPhraseBefore(this.tokens, participle, this.floor(participle));
    // 'wore a hat reading “…”' is the hat's.
    const isRead = this.tokens[participle]?.lower === 'reading';
    if (phrase && !isRead && this.isIssued(phrase)) return this.mainSubject(phrase.first) ?? phrase;
    if (!phrase || this.isHeadSpeaking(phrase)) return phrase;
    let first = phrase.last;
    while (first > phrase.first && this.tokens[first - 1]?.pos !== 'ADP') first--;
    const nearest = tokenRange(this.tokens, first, phrase.last);
    return nearest && this.isHeadSpeaking(nearest) ? nearest : null;
  }

  /** 'The club released a statement saying', 'issued statements saying': what somebody puts out is no other's word. */
  private isIssued(phrase: TokenRange): boolean {
    const noun = this.tokens[headIndex(this.tokens, phrase)]?.lower ?? '';
    const opening = this.tokens[phrase.first];
    const isBarePlural = noun.endsWith('s') && !/^(?:DET|PRON|PROPN)$/.test(opening?.pos ?? '');
    const isNew = isBarePlural || INDEFINITE_DETERMINERS.has(opening?.lower ?? '');
    const before = this.tokens[phrase.first - 1];
    const verb = before?.pos === 'ADP' || before?.pos === 'ADV' ? this.tokens[phrase.first - 2] : before;
    return isNew && meansDocument(noun) && verb?.pos === 'VERB';
  }

  /** 'Lisk left when the painters came, saying': the subject of the last clause before a token that hangs on no other. */
  mainSubject(before: number): TokenRange | null {
    let subject: TokenRange | null = null;
    for (let i = this.earliest(before); i < before; i++) {
      const { pos = '', lower = '' } = this.tokens[i] ?? {};
      const isFinite = (pos === 'VERB' || pos === 'AUX') && !lower.endsWith('ing') && !this.quoted[i];
      const group = isFinite ? this.verbGroupStart(i) : i;
      const phrase = isFinite && !this.isBareInfinitive(group) ? this.before(group) : null;
      if (phrase && this.isMain(phrase) && this.canSpeak(phrase)) subject = phrase;
    }
    return subject;
  }

  /** True for the subject of a clause that hangs on no other. */
  isMain({ first }: TokenRange): boolean {
    const previous = first > this.sentence.first ? this.tokens[first - 1] : undefined;
    return !previous || !(SUBORDINATORS.has(previous.lower) || ['VERB', 'AUX', 'ADP'].includes(previous.pos));
  }

  private canSpeak(phrase: TokenRange): boolean {
    return this.isHeadSpeaking(phrase) || this.names.endingAt(phrase.last) !== undefined;
  }

  private isHeadSpeaking(phrase: TokenRange): boolean {
    const head = headIndex(this.tokens, phrase);
    const noun = this.tokens[head]?.lower ?? '';
    return (
      PRONOUNS.has(noun) ||
      NARRATORS.has(noun) ||
      meansPerson(noun) ||
      meansPersons(noun) ||
      BODY_NOUNS.has(noun) ||
      meansDocument(noun) ||
      this.names.at(head) !== undefined
    );
  }

  /**
   * A phrase that hangs on a preposition or a verb before it is no subject: in 'A nurse who spoke for fear of losing
   * her contract said', the relative clause leads back to the nurse.
   */
  private ownerOf(phrase: TokenRange): TokenRange | null {
    const pos = this.tokens[phrase.first - 1]?.pos;
    if (pos !== 'ADP' && pos !== 'VERB') return phrase;
    const from = this.earliest(phrase.first);
    for (let i = phrase.first - 1; i > from && this.tokens[i]?.text !== ','; i--) {
      if (this.quoted[i]) continue;
      if (RELATIVE_PRONOUNS.has(this.tokens[i]?.lower ?? '')) return this.antecedent(i);
      // 'Protesters marching through the streets chanted'.
      if (this.isParticipleOfPhrase(i)) return nounPhraseBefore(this.tokens, i, this.floor(i));
    }
    return phrase;
  }

  private isParticipleOfPhrase(index: number): boolean {
    const [before, token] = [this.tokens[index - 1], this.tokens[index]];
    return (
      token?.pos === 'VERB' &&
      /(?:ing|ed|en)$/.test(token.lower) &&
      (before?.pos === 'NOUN' || before?.pos === 'PROPN')
    );
  }

  /** 'Lisk, who said': what a relative pronoun stands for, the nearest phrase: of 'a talk with a man who', the man. */
  private antecedent(pronoun: number): TokenRange | null {
    const end = /^[,—–]$/.test(this.tokens[pronoun - 1]?.text ?? '') ? pronoun - 1 : pronoun;
    const phrase = nounPhraseBefore(this.tokens, end, this.floor(end));
    return phrase && nearestPhrase(this.tokens, phrase);
  }

  /** A subject has a name, a determiner, a pronoun or a plural; an age or a party in commas has none. */
  private isFullPhrase({ first, last }: TokenRange): boolean {
    return this.tokens
      .slice(first, last)
      .some(
        ({ pos, lower }) =>
          pos === 'PROPN' || pos === 'DET' || pos === 'PRON' || (pos === 'NOUN' && lower.endsWith('s')),
      );
  }

  private previousBreak(from: number, mark: string): number {
    for (let i = from; i >= this.earliest(from); i--)
      if (this.tokens[i]?.text === mark && !this.quoted[i]) return i;
    return -1;
  }

  private floor(end: number): number {
    let floor = end;
    while (floor > this.earliest(end) && !this.quoted[floor - 1]) floor--;
    return floor;
  }

  private earliest(end: number): number {
    return Math.max(this.sentence.first, end - LONGEST_REACH);
  }

  /** The noun phrase after an inverted verb: 'said a senior diplomat'. */
  after(verb: number): TokenRange | null {
    let next = verb + 1;
    while (this.tokens[next]?.pos === 'ADV') next++;
    if (next >= this.sentence.last || this.quoted[next]) return null;
    const phrase = nounPhraseFrom(this.tokens, next, this.sentence.last);
    // With a verb of its own it is the subject of what was said, unless that stands before, in marks.
    const follower = this.tokens[phrase?.last ?? 0]?.pos;
    const isClause =
      phrase !== null && phrase.last < this.sentence.last && (follower === 'VERB' || follower === 'AUX');
    const isSaid =
      CLOSING.has(this.tokens[verb - 1]?.text ?? '') && /^[,.!?…]/.test(this.tokens[verb - 2]?.text ?? '');
    return isClause && !isSaid ? null : phrase;
  }

  /** True where a verb follows a quotation or a comma, so that its subject can only come after it. */
  canInvert(group: number): boolean {
    const previous = this.tokens[group - 1];
    return (
      !previous ||
      group === this.sentence.first ||
      CLOSING.has(previous.text) ||
      previous.text === ',' ||
      previous.text === '—'
    );
  }
}
