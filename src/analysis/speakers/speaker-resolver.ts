import { EntityKind } from '../../domain/kinds.js';
import type { AttributedQuote, Draft, TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { genderOf } from '../lexicon/names.js';
import { meansPerson, nounGender } from '../lexicon/persons.js';
import { PRONOUNS, type PronounTraits } from '../lexicon/pronouns.js';
import { BODY_NOUNS, DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { HONORIFICS } from '../lexicon/titles.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';
import { Antecedents } from './antecedents.js';
import { isPluralNoun, SourceRegister } from './source-register.js';

type Gender = 'FEMALE' | 'MALE';

/** Decides who each quote's words for its speaker mean, in reading order. Remembers who spoke. */
export class SpeakerResolver {
  readonly register: SourceRegister;
  private readonly antecedents: Antecedents;
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
  }

  resolve(quote: AttributedQuote): SpeakerReference | null {
    const speaker = quote.speaker
      ? this.byWords(quote.speaker, quote)
      : quote.isCarried
        ? this.carried(quote)
        : null;
    if (speaker) {
      this.spoken.push(speaker);
      this.antecedents.remember(quote, speaker);
    }
    if (quote.speaker) {
      this.latest = quote;
      this.isLatestKnown = speaker !== null;
    }
    return speaker;
  }

  /** The words that attribute a quote: its own, or where it has none, those that attributed the one before. */
  wordsFor(quote: AttributedQuote): Pick<AttributedQuote, 'speaker' | 'cue'> {
    return quote.isCarried ? this.latest : quote;
  }

  /** The others who spoke lately, latest first: who else it might have been. */
  runnersUp(chosen: SpeakerReference): SpeakerReference[] {
    const seen = new Set([keyOf(chosen)]);
    return [...this.spoken]
      .reverse()
      .filter((speaker) => !seen.has(keyOf(speaker)) && seen.add(keyOf(speaker)))
      .slice(0, 2);
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
    const index = this.draft.names.findIndex(({ first, last }) => first <= head && head < last);
    const entity = this.draft.nameEntities[index];
    return entity === undefined || entity < 0 ? null : { type: 'ENTITY', index: entity };
  }

  /** 'Former ambassador to Afghanistan Rustam Shah Mohmand': the person at the end, unless a preposition leads there. */
  private byNameAtEnd({ first, last }: TokenRange): SpeakerReference | null {
    const { tokens, names } = this.draft;
    const name = names.find(
      (each) => each.last === last && each.first > first && each.kind === EntityKind.PERSON,
    );
    return name && tokens[name.first - 1]?.pos !== 'ADP' ? this.byName(last - 1) : null;
  }

  /** 'Its president, Katrien Maes,': the person whose name alone stands in commas after the words. */
  private byAppositive({ last }: TokenRange): SpeakerReference | null {
    const { tokens, names } = this.draft;
    if (tokens[last]?.text !== ',') return null;
    const name = names.find(({ first, kind }) => first === last + 1 && kind === EntityKind.PERSON);
    return name && /^[,.;:”"]$/.test(tokens[name.last]?.text ?? '.') ? this.byName(name.first) : null;
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
    const spoken = [...this.spoken].reverse();
    return (
      spoken.find((speaker) => this.canBe(speaker, traits)) ??
      this.lastNamedBefore(words.start, traits) ??
      // A list of first names may be wrong about somebody.
      spoken.find((speaker) => this.canBe(speaker, { ...traits, gender: null })) ??
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
    const { names, nameEntities, entities } = this.draft;
    const honorific = names.find(
      ({ honorific: title }, i) => title && nameEntities[i] === speaker.index,
    )?.honorific;
    const byTitle = HONORIFICS.get(honorific?.toLowerCase().replace('.', '') ?? '');
    return byTitle ?? genderOf(entities[speaker.index]?.name.split(' ')[0]?.toLowerCase() ?? '') ?? told;
  }

  private lastNamedBefore(offset: number, traits: PronounTraits): SpeakerReference | null {
    const { names, nameEntities } = this.draft;
    for (let i = names.length - 1; i >= 0; i--) {
      const [name, entity] = [names[i], nameEntities[i]];
      if (!name || entity === undefined || entity < 0 || name.end > offset) continue;
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
    const { names, nameEntities } = this.draft;
    for (let i = names.length - 1; i >= 0; i--) {
      const name = names[i];
      const entity = nameEntities[i];
      if (!name || entity === undefined || entity < 0 || name.end > before) continue;
      const title = name.honorific?.toLowerCase().replace('.', '') ?? '';
      if (title === noun || (title.length >= 3 && noun.startsWith(title)))
        return { type: 'ENTITY', index: entity };
    }
    return null;
  }

  /** A quote that names nobody is whoever spoke last, or the person its preceding sentence is about. */
  private carried(quote: AttributedQuote): SpeakerReference | null {
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
