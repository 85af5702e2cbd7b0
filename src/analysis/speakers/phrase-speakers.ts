import { EntityKind } from '../../domain/kinds.js';
import type { Draft, TokenRange } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { GroupsMeant } from '../groups-meant.js';
import { DEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import { meansPerson, nounGender } from '../lexicon/persons.js';
import { PRONOUNS } from '../lexicon/pronouns.js';
import type { NameIndex } from '../name-index.js';
import { headIndex } from '../noun-phrase.js';
import { DescribedPersons } from './described-persons.js';
import { isPluralNoun, type SourceRegister } from './source-register.js';
import { titleForm, type Gender } from './speaker-traits.js';

/** Decides whom a noun phrase means: by a name, an appositive, a description, a title. Talks to the sources that have no name. */
export class PhraseSpeakers {
  private readonly names: NameIndex;
  private readonly groups: GroupsMeant;
  private readonly described: DescribedPersons;

  constructor(
    private readonly draft: Draft,
    private readonly register: SourceRegister,
  ) {
    this.names = draft.nameIndex;
    this.groups = new GroupsMeant(draft);
    this.described = new DescribedPersons(draft, register);
  }

  /** @returns whom the words mean, or a new source that has no name; null for words that can mean nobody */
  of(words: TokenRange): SpeakerReference | null {
    const head = headIndex(this.draft.tokens, words);
    return (
      this.byName(head) ??
      this.byNameAtEnd(words) ??
      this.byAppositive(words) ??
      this.byDescription(words, head)
    );
  }

  /** @returns the one person that the words mean; null for a pronoun, for several, and for one of another gender */
  person(words: TokenRange, gender: Gender | null): SpeakerReference | null {
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
    return isOther || isPluralNoun(noun) || !isPerson ? null : this.of(words);
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
}
