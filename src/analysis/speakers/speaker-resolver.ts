import { EntityKind } from '../../domain/kinds.js';
import type { AttributedQuote, Draft, TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { genderOf } from '../lexicon/names.js';
import { meansPerson, nounGender } from '../lexicon/persons.js';
import { PRONOUNS, type PronounTraits } from '../lexicon/pronouns.js';
import { BODY_NOUNS, DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { HONORIFICS } from '../lexicon/titles.js';
import { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';
import { Antecedents } from './antecedents.js';
import { isPluralNoun, SourceRegister } from './source-register.js';

type Gender = 'FEMALE' | 'MALE';

/** How many others are told who may have said it. */
const MAX_RUNNERS_UP = 2;

/** 'Gen.' as the lexicon has it. */
function titleForm(honorific: string | null | undefined): string {
  return honorific?.toLowerCase().replace('.', '') ?? '';
}

/** Decides who each quote's words for its speaker mean, in reading order. Remembers who spoke. */
export class SpeakerResolver {
  readonly register: SourceRegister;
  private readonly antecedents: Antecedents;
  private readonly names: NameIndex;
  /** A title of each entity that is printed with one. */
  private readonly honorifics = new Map<number, string>();
  private readonly haveSpoken = new Set<string>();
  /** Everybody who spoke, whoever spoke last at the end. */
  private readonly spoken: SpeakerReference[] = [];
  /** What pronouns have told of names that no list knows. */
  private readonly toldGender = new Map<string, Gender>();
  /** The latest words that named a speaker, and their cue. */
  private latest: Pick<AttributedQuote, 'speaker' | 'cue'> = { speaker: null, cue: null };
  private isLatestKnown = true;

  constructor(
    private readonly draft: Draft,
    quoted: Uint8Array,
  ) {
    this.register = new SourceRegister(draft.tokens);
    this.antecedents = new Antecedents(draft, quoted);
    this.names = new NameIndex(draft);
    draft.names.forEach(({ honorific }, i) => {
      if (honorific) this.honorifics.set(draft.nameEntities[i] ?? -1, honorific);
    });
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
  wordsFor(quote: AttributedQuote): Pick<AttributedQuote, 'speaker' | 'cue'> {
    return quote.isCarried ? this.latest : quote;
  }

  /** The others who spoke lately, latest first: who else it might have been. */
  runnersUp(chosen: SpeakerReference): SpeakerReference[] {
    return this.spoken
      .slice(-MAX_RUNNERS_UP - 1)
      .filter((speaker) => keyOf(speaker) !== keyOf(chosen))
      .slice(-MAX_RUNNERS_UP)
      .reverse();
  }

  private byWords(words: TokenRange, quote: AttributedQuote): SpeakerReference | null {
    const { tokens } = this.draft;
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
        if (!this.canBe(speaker, traits)) continue;
        if (traits.gender) this.toldGender.set(keyOf(speaker), traits.gender);
        return speaker;
      }
    }
    return (
      this.spoken.findLast((speaker) => this.canBe(speaker, traits)) ??
      this.lastNamedBefore(words.start, traits) ??
      // A list of first names may be wrong about somebody.
      this.spoken.findLast((speaker) => this.canBe(speaker, { ...traits, gender: null })) ??
      null
    );
  }

  /** The person that a sentence begins with: 'A waiter remembered the guests.' */
  private personAtStart({ first, last }: TokenRange, gender: Gender | null): SpeakerReference | null {
    const { tokens } = this.draft;
    const words = nounPhraseFrom(tokens, first, last);
    if (!words || PRONOUNS.has(tokens[first]?.lower ?? '')) return null;
    const head = headIndex(tokens, words);
    const named = this.byName(head) ?? this.byNameAtEnd(words);
    if (named) return named;
    const noun = tokens[head]?.lower ?? '';
    const told = nounGender(noun);
    const isOther = gender !== null && told !== undefined && told !== gender;
    const isPerson = meansPerson(noun) || tokens[words.last]?.lower === 'who';
    return isOther || isPluralNoun(noun) || !isPerson ? null : this.byNounPhrase(words);
  }

  private canBe(speaker: SpeakerReference, { gender, isPlural, isPersonal }: PronounTraits): boolean {
    const told = this.genderOf(speaker);
    const fits = gender === null || told === undefined || told === gender;
    if (speaker.type === 'UNNAMED_SOURCE') {
      const source = this.register.sources[speaker.index];
      if (!source || source.isPlural !== isPlural) return false;
      if (isPlural) return true;
      return isPersonal
        ? fits && !DOCUMENT_NOUNS.has(source.head) && !BODY_NOUNS.has(source.head)
        : !meansPerson(source.head);
    }
    const kind = this.draft.entities[speaker.index]?.kind;
    return isPersonal ? kind === EntityKind.PERSON && fits : kind !== EntityKind.PERSON;
  }

  private genderOf(speaker: SpeakerReference): Gender | undefined {
    const told = this.toldGender.get(keyOf(speaker));
    if (speaker.type === 'UNNAMED_SOURCE')
      return nounGender(this.register.sources[speaker.index]?.head ?? '') ?? told;
    const byTitle = HONORIFICS.get(titleForm(this.honorifics.get(speaker.index)));
    const firstName = this.draft.entities[speaker.index]?.name.split(' ')[0]?.toLowerCase() ?? '';
    return byTitle ?? genderOf(firstName) ?? told;
  }

  private lastNamedBefore(offset: number, traits: PronounTraits): SpeakerReference | null {
    for (const { entity } of this.names.before(offset)) {
      const speaker = { type: 'ENTITY', index: entity } as const;
      if (this.canBe(speaker, traits)) return speaker;
    }
    return null;
  }

  /** A source met before, a person known by a title, or a new source. */
  private byDescription(words: TokenRange, head: number): SpeakerReference | null {
    const noun = this.draft.tokens[head];
    if (!noun || noun.pos === 'PRON' || noun.pos === 'DET') return null;
    const known = this.register.known(words, head);
    if (known !== null) return { type: 'UNNAMED_SOURCE', index: known };
    const titled = this.register.isBroughtIn(words, noun.lower)
      ? null
      : this.byTitle(noun.lower, words.start);
    return titled ?? { type: 'UNNAMED_SOURCE', index: this.register.add(noun.lower, [words]) };
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

  /** A quote that names nobody is whoever spoke last, or the person its preceding sentence is about. */
  private carried(quote: AttributedQuote): SpeakerReference | null {
    const lead = this.antecedents.leadTo(quote);
    const subject = lead && this.personAtStart(lead, null);
    if (subject) {
      this.latest = { speaker: nounPhraseFrom(this.draft.tokens, lead.first, lead.last), cue: null };
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

function keyOf({ type, index }: SpeakerReference): string {
  return `${type} ${String(index)}`;
}
