import { FORMS_OF_BE } from '../lexicon/reporting-phrases.js';
import { isReportingForm } from '../lexicon/reporting-verbs.js';
import { isPastParticiple } from '../lexicon/verb-forms.js';
import { NO_DISTANCE, PARTS_OF_SPEECH, type StanceInput } from './stance-input.js';

/** What a word has to do with a target, as far as the words between tell. */
export const Role = {
  /** "Ruiz wrecked", "Ruiz, a baker, has wrecked" */
  SUBJECT_VERB: 0,
  /** "Ruiz said" */
  SPEECH_VERB: 1,
  /** "Ruiz was praised" */
  PASSIVE_VERB: 2,
  /** "Ruiz is a liar" */
  PREDICATE: 3,
  /** "Ruiz's blunder", "his blunder" */
  POSSESSED: 4,
  /** "disgraced banker Ruiz" */
  MODIFIER: 5,
  /** "praised Ruiz" */
  OBJECT_VERB: 6,
  /** "against Ruiz" */
  PREPOSITION: 7,
  /** "anger at Ruiz" */
  PREPOSITION_HEAD: 8,
  /** "Lund said Ruiz" */
  OTHER_SPEECH: 9,
} as const;
export const ROLE_COUNT = 10;
const NONE = -1;

/** How many words a phrase is taken to have at the most: of nouns, of auxiliaries, of an apposition. */
const [MOST_NOUNS, MOST_AUXILIARIES, MOST_APPOSED] = [5, 6, 14] as const;
const HEAD_REACH = 4;
/** How far before a participle its form of "be" stands. */
const BE_REACH = 4;

const partsOf = (...parts: string[]): boolean[] => PARTS_OF_SPEECH.map((part) => parts.includes(part));
const [VERB, AUXILIARY, DETERMINER, PRONOUN] = ['VERB', 'AUX', 'DET', 'PRON'].map((part) =>
  PARTS_OF_SPEECH.indexOf(part),
);
const IN_POSSESSED = partsOf('ADJ', 'NOUN', 'ADV', 'NUM', 'PROPN', 'VERB');
const IN_POSSESSED_BY_PRONOUN = partsOf('ADJ', 'NOUN', 'ADV', 'NUM');
const BEFORE_VERB = partsOf('AUX', 'ADV', 'PART');
const IN_PREDICATE = partsOf('ADJ', 'NOUN', 'DET', 'ADV', 'NUM');
const BEFORE_NAME = partsOf('ADJ', 'NOUN', 'DET', 'NUM', 'PROPN');
const DESCRIBES = partsOf('ADJ', 'NOUN');
const TAKES_NOUN = partsOf('ADP', 'SCONJ');
const HEADS = partsOf('NOUN', 'VERB', 'ADJ');
const ENDS_PHRASE = partsOf('PUNCT', 'CCONJ');
const BESIDE_VERB = partsOf('ADV', 'PART');

const POSSESSIVE_MARKS = new Set(["'s", "'"]);
const RELATIVES = new Set(['who', 'which', 'that']);

/** @returns of each place a role, or -1 */
export function rolesOf(input: StanceInput): Int8Array {
  return new RoleReader(input).read();
}

/** Decides by parts of speech what the words around one target have to do with it. Talks to nobody. */
class RoleReader {
  private readonly roles: Int8Array;
  private readonly target: number;

  constructor(private readonly input: StanceInput) {
    this.roles = new Int8Array(input.words.length).fill(NONE);
    this.target = input.distances.indexOf(NO_DISTANCE);
  }

  read(): Int8Array {
    this.readAfter(this.afterApposition(this.afterPossessed()));
    this.readBefore();
    const { words } = this.input;
    for (let i = 0; i < words.length; i++)
      if (this.roles[i] === NONE && this.part(i) === VERB && isReportingForm(words[i] ?? ''))
        this.roles[i] = Role.OTHER_SPEECH;
    return this.roles;
  }

  private part(place: number): number {
    return this.input.parts[place] ?? NONE;
  }

  private is(place: number, parts: readonly boolean[]): boolean {
    return parts[this.part(place)] === true;
  }

  private word(place: number): string {
    return this.input.words[place] ?? '';
  }

  /** Gives a role to what the target has. @returns the place after it */
  private afterPossessed(): number {
    const next = this.target + 1;
    if (POSSESSIVE_MARKS.has(this.word(next))) return this.readPhrase(next + 1, IN_POSSESSED);
    return this.part(this.target) === PRONOUN ? this.readPhrase(next, IN_POSSESSED_BY_PRONOUN) : next;
  }

  private readPhrase(from: number, parts: readonly boolean[]): number {
    let place = from;
    while (place < from + MOST_NOUNS && this.is(place, parts)) this.roles[place++] = Role.POSSESSED;
    return place;
  }

  /** @returns the place after ", a retired judge," or ", who" */
  private afterApposition(from: number): number {
    let place = from;
    if (this.word(place) === ',') {
      const end = this.input.words.indexOf(',', place + 1);
      if (end > 0 && end <= place + MOST_APPOSED && !this.hasVerb(place + 1, end)) place = end + 1;
      else if (RELATIVES.has(this.word(place + 1))) place++;
    }
    return RELATIVES.has(this.word(place)) ? place + 1 : place;
  }

  private hasVerb(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.part(i) === VERB && this.part(i - 1) !== DETERMINER) return true;
    return false;
  }

  /** The verb or the predicate of what the target is the subject of. */
  private readAfter(from: number): void {
    let place = from;
    let hasAuxiliary = false;
    for (; place < from + MOST_AUXILIARIES && this.is(place, BEFORE_VERB); place++)
      if (this.part(place) === AUXILIARY) hasAuxiliary = true;
    if (this.part(place) === VERB) this.readVerb(place, from);
    else if (hasAuxiliary) this.readPredicate(place);
  }

  private readVerb(place: number, from: number): void {
    const word = this.word(place);
    const isPassive = (isPastParticiple(word) || word.endsWith('en')) && this.hasBe(place, from);
    const speaks = !isPassive && isReportingForm(word);
    const role = isPassive ? Role.PASSIVE_VERB : speaks ? Role.SPEECH_VERB : Role.SUBJECT_VERB;
    this.roles[place] = role;
    // "tried to wreck": what the second verb says is said of the target too.
    if (this.word(place + 1) === 'to' && this.part(place + 2) === VERB)
      this.roles[place + 2] = speaks ? Role.SUBJECT_VERB : role;
  }

  private hasBe(verb: number, from: number): boolean {
    for (let i = Math.max(from, verb - BE_REACH); i < verb; i++)
      if (FORMS_OF_BE.has(this.word(i))) return true;
    return false;
  }

  private readPredicate(from: number): void {
    for (let i = from; i < from + MOST_NOUNS && this.is(i, IN_PREDICATE); i++)
      if (this.is(i, DESCRIBES)) this.roles[i] = Role.PREDICATE;
  }

  /** What describes the target, and the preposition or the verb that it belongs to. */
  private readBefore(): void {
    let place = this.target - 1;
    for (; place >= this.target - 1 - MOST_NOUNS && this.is(place, BEFORE_NAME); place--)
      if (this.is(place, DESCRIBES)) this.roles[place] = Role.MODIFIER;
    if (this.is(place, TAKES_NOUN)) this.readPreposition(place);
    else if (this.part(place) === VERB) this.roles[place] = Role.OBJECT_VERB;
    else if (this.is(place, BESIDE_VERB) && this.part(place - 1) === VERB)
      this.roles[place - 1] = Role.OBJECT_VERB;
  }

  private readPreposition(place: number): void {
    this.roles[place] = Role.PREPOSITION;
    for (let i = place - 1; i >= place - HEAD_REACH && !this.is(i, ENDS_PHRASE); i--) {
      if (!this.is(i, HEADS)) continue;
      this.roles[i] = Role.PREPOSITION_HEAD;
      return;
    }
  }
}
