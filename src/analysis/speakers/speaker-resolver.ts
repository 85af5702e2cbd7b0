import { EntityKind } from '../../domain/kinds.js';
import type { AttributedQuote, Draft, TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { meansPerson, nounGender } from '../lexicon/persons.js';
import { PRONOUNS, type PronounTraits } from '../lexicon/pronouns.js';
import { NARRATORS } from '../lexicon/reporting-phrases.js';
import { ClauseSubjects } from '../clause-subjects.js';
import { GroupsMeant } from '../groups-meant.js';
import { DEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import type { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';
import { Antecedents } from './antecedents.js';
import { DescribedPersons } from './described-persons.js';
import { QuotedBefore, type SpeakingWords } from './quoted-before.js';
import { isPluralNoun, SourceRegister } from './source-register.js';
import { keyOf, SpeakerTraits, titleForm, type Gender } from './speaker-traits.js';

/** How far after a pronoun, in UTF-16 code units, whom it means may be named. */
const CATAPHORA_REACH = 200;
/** How many others are told who may have said it. */
const MAX_RUNNERS_UP = 2;

/** Decides who each quote's words for its speaker mean, in reading order. Remembers who spoke. */
export class SpeakerResolver {
  readonly register: SourceRegister;
  private readonly antecedents: Antecedents;
  private readonly names: NameIndex;
  private readonly traits: SpeakerTraits;
  private readonly groups: GroupsMeant;
  private readonly described: DescribedPersons;
  private readonly subjects: ClauseSubjects;
  private readonly quotedBefore: QuotedBefore;
  private readonly haveSpoken = new Set<string>();
  /** Everybody who spoke, whoever spoke last at the end. */
  private readonly spoken: SpeakerReference[] = [];
  /** The latest words that named a speaker, and their cue. */
  private latest: SpeakingWords = { speaker: null, cue: null };
  private isLatestKnown = true;

  constructor(
    private readonly draft: Draft,
    quoted: Uint8Array,
  ) {
    this.register = new SourceRegister(draft.tokens);
    this.antecedents = new Antecedents(draft, quoted);
    this.names = draft.nameIndex;
    this.traits = new SpeakerTraits(draft, this.register);
    this.groups = new GroupsMeant(draft);
    this.described = new DescribedPersons(draft, this.register);
    this.subjects = new ClauseSubjects(draft, quoted, this.names);
    this.quotedBefore = new QuotedBefore(draft);
  }

  resolve(quote: AttributedQuote): SpeakerReference | null {
    const speaker = quote.speaker
      ? this.byWords(quote.speaker, quote)
      : quote.isCarried
        ? this.carried(quote)
        : null;
    if (speaker) {
      this.rememberLast(speaker);
      this.antecedents.remember(quote, speaker);
    }
    if (quote.speaker) {
      this.latest = quote;
      this.isLatestKnown = speaker !== null;
    }
    this.quotedBefore.remember(quote, this.wordsFor(quote), speaker);
    return speaker;
  }

  private rememberLast(speaker: SpeakerReference): void {
    const key = keyOf(speaker);
    if (this.haveSpoken.has(key)) {
      const before = this.spoken.findLastIndex((other) => keyOf(other) === key);
      this.spoken.splice(before, 1);
    }
    this.haveSpoken.add(key);
    this.spoken.push(speaker);
  }

  /** The words that attribute a quote: its own, or where it has none, those that attributed the one before. */
  wordsFor(quote: AttributedQuote): SpeakingWords {
    return quote.isCarried ? this.latest : quote;
  }

  /** The others who spoke lately, latest first: who else it might have been. */
  runnersUp(chosen: SpeakerReference): SpeakerReference[] {
    return this.spoken
      .slice(-MAX_RUNNERS_UP - 1)
      .filter(({ type, index }) => type !== chosen.type || index !== chosen.index)
      .slice(-MAX_RUNNERS_UP)
      .reverse();
  }

  private byWords(words: TokenRange, quote: AttributedQuote): SpeakerReference | null {
    const { tokens } = this.draft;
    if (NARRATORS.has(tokens[words.first]?.lower ?? '')) return null;
    const pronoun =
      words.last - words.first === 1 ? PRONOUNS.get(tokens[words.first]?.lower ?? '') : undefined;
    if (pronoun) return this.byPronoun(pronoun, words, quote);
    return this.byNounPhrase(words);
  }

  private byNounPhrase(words: TokenRange): SpeakerReference | null {
    const head = headIndex(this.draft.tokens, words);
    return (
      this.byName(head) ??
      this.byNameAtEnd(words) ??
      this.byAppositive(words) ??
      this.byDescription(words, head)
    );
  }

  /** The entity whose name covers a token. */
  private byName(head: number): SpeakerReference | null {
    const entity = this.names.entityAt(head);
    return entity === null ? null : { type: 'ENTITY', index: entity };
  }

  /** 'Former ambassador to Norway Tom Ede Lisk': the person at the end, unless a preposition leads there. */
  private byNameAtEnd({ first, last }: TokenRange): SpeakerReference | null {
    const name = this.names.endingAt(last);
    if (!name || name.first <= first || name.kind !== EntityKind.PERSON) return null;
    return this.draft.tokens[name.first - 1]?.pos === 'ADP' ? null : this.byName(last - 1);
  }

  /** 'Its president, Katrien Maes,': the person whose name alone stands in commas after the words. */
  private byAppositive({ last }: TokenRange): SpeakerReference | null {
    const { tokens } = this.draft;
    const name = tokens[last]?.text === ',' ? this.names.at(last + 1) : undefined;
    if (name?.first !== last + 1 || name.kind !== EntityKind.PERSON) return null;
    return /^[,.;:”"]$/.test(tokens[name.last]?.text ?? '.') ? this.byName(name.first) : null;
  }

  /**
   * 'He' and 'she' are the likeliest of those met before; 'it' and 'they' are whoever spoke last and can be meant. Else
   * the one named last before.
   */
  private byPronoun(
    traits: PronounTraits,
    words: TokenRange,
    quote: AttributedQuote,
  ): SpeakerReference | null {
    if (traits.isPersonal) {
      const subjectOf = (sentence: TokenRange) => this.personAtStart(sentence, traits.gender);
      for (const speaker of this.antecedents.of(words, quote, subjectOf)) {
        if (!this.traits.fit(speaker, traits)) continue;
        if (traits.gender) this.traits.tell(speaker, traits.gender);
        return speaker;
      }
    }
    return (
      this.spoken.findLast((speaker) => this.traits.fit(speaker, traits)) ??
      this.lastNamedBefore(words.start, traits) ??
      this.firstNamedAfter(words.end, traits) ??
      // A list of first names may be wrong about somebody.
      this.spoken.findLast((speaker) => this.traits.fit(speaker, { ...traits, gender: null })) ??
      null
    );
  }

  /** The person that a sentence begins with: 'A waiter remembered the guests.' */
  private personAtStart({ first, last }: TokenRange, gender: Gender | null): SpeakerReference | null {
    const { tokens } = this.draft;
    const words = nounPhraseFrom(tokens, first, last);
    return words && this.personBy(words, gender);
  }

  private personBy(words: TokenRange, gender: Gender | null): SpeakerReference | null {
    const { tokens } = this.draft;
    const { first } = words;
    if (PRONOUNS.has(tokens[first]?.lower ?? '')) return null;
    const head = headIndex(tokens, words);
    const named = this.byName(head) ?? this.byNameAtEnd(words);
    if (named) return named;
    const noun = tokens[head]?.lower ?? '';
    const told = nounGender(noun);
    const isOther = gender !== null && told !== undefined && told !== gender;
    const isPerson = meansPerson(noun) || tokens[words.last]?.lower === 'who';
    return isOther || isPluralNoun(noun) || !isPerson ? null : this.byNounPhrase(words);
  }

  private lastNamedBefore(offset: number, traits: PronounTraits): SpeakerReference | null {
    for (const { entity } of this.names.before(offset)) {
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.traits.fit(speaker, traits)) return speaker;
    }
    return null;
  }

  /** '“I was there,” he said. Tom Lisk, 80, …': whom nobody before can be is told right after. */
  private firstNamedAfter(offset: number, traits: PronounTraits): SpeakerReference | null {
    for (const { entity } of this.names.after(offset, offset + CATAPHORA_REACH)) {
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.traits.fit(speaker, traits)) return speaker;
    }
    return null;
  }

  /** A source met before, a person known by a title, a body named before, or a new source. */
  private byDescription(words: TokenRange, head: number): SpeakerReference | null {
    const noun = this.draft.tokens[head];
    if (!noun || noun.pos === 'PRON' || (noun.pos === 'DET' && noun.lower !== 'another')) return null;
    const described = this.described.of(words, head);
    if (described !== null) return { type: 'ENTITY', index: described };
    const known = this.register.known(words, head);
    if (known !== null) return { type: 'UNNAMED_SOURCE', index: known };
    const titled = this.register.isBroughtIn(words, noun.lower)
      ? null
      : this.byTitle(noun.lower, words.start);
    return (
      titled ??
      this.byBody(words, noun.lower) ?? {
        type: 'UNNAMED_SOURCE',
        index: this.register.add(noun.lower, [words]),
      }
    );
  }

  /** 'The authority said' after 'the Fishing Ports Authority'. */
  private byBody({ first, start }: TokenRange, noun: string): SpeakerReference | null {
    if (!DEFINITE_DETERMINERS.has(this.draft.tokens[first]?.lower ?? '')) return null;
    const entity = this.groups.byNoun(noun, start);
    return entity === null ? null : { type: 'ENTITY', index: entity };
  }

  /** 'the general' after 'General Smith': the person last named with the title. */
  private byTitle(noun: string, before: number): SpeakerReference | null {
    for (const { name, entity } of this.names.before(before)) {
      const title = titleForm(name.honorific);
      if (title === noun || (title.length >= 3 && noun.startsWith(title)))
        return { type: 'ENTITY', index: entity };
    }
    return null;
  }

  /** Whom a sentence is about: 'On Monday, Lund agreed.' */
  private subjectWords(lead: TokenRange): TokenRange | null {
    return nounPhraseFrom(this.draft.tokens, lead.first, lead.last) ?? this.subjects.mainSubject(lead);
  }

  /** A quote that names nobody is whoever spoke last, or the person its preceding sentence is about. */
  private carried(quote: AttributedQuote): SpeakerReference | null {
    const before = this.quotedBefore.of(quote);
    if (before) {
      this.latest = before.words;
      this.isLatestKnown = true;
      return before.speaker;
    }
    const lead = this.antecedents.leadTo(quote);
    const words = lead && this.subjectWords(lead);
    const subject = words && this.personBy(words, null);
    if (subject) {
      this.latest = { speaker: words, cue: null };
      this.isLatestKnown = true;
      return subject;
    }
    if (!this.isLatestKnown) return null;
    const start = quote.pieces[0]?.start ?? 0;
    return (
      this.spoken.at(-1) ?? this.lastNamedBefore(start, { gender: null, isPlural: false, isPersonal: true })
    );
  }
}
