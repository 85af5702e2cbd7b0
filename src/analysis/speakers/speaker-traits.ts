import { EntityKind } from '../../domain/kinds.js';
import type { Draft } from '../draft.js';
import type { SpeakerReference } from '../findings.js';
import { genderOf } from '../lexicon/names.js';
import { meansPerson, nounGender } from '../lexicon/persons.js';
import type { PronounTraits } from '../lexicon/pronouns.js';
import { BODY_NOUNS, DOCUMENT_NOUNS } from '../lexicon/reporting-phrases.js';
import { HONORIFICS } from '../lexicon/titles.js';
import type { SourceRegister } from './source-register.js';

export type Gender = 'FEMALE' | 'MALE';

/** 'Gen.' as the lexicon has it. */
export function titleForm(honorific: string | null | undefined): string {
  return honorific?.toLowerCase().replace('.', '') ?? '';
}

/** One speaker from another. */
export function keyOf({ type, index }: SpeakerReference): number {
  return type === 'ENTITY' ? 2 * index : 2 * index + 1;
}

/** Decides which pronouns can mean a speaker: by title, first name, noun, and what pronouns told before. Talks to the sources. */
export class SpeakerTraits {
  /** A title of each entity that is printed with one. */
  private readonly honorifics = new Map<number, string>();
  /** What pronouns have told of names that no list knows. */
  private readonly toldGender = new Map<number, Gender>();
  /** What titles and first names tell of each entity that was asked about; null for nothing. */
  private readonly namedGender = new Map<number, Gender | null>();

  constructor(
    private readonly draft: Draft,
    private readonly register: SourceRegister,
  ) {
    draft.names.forEach(({ honorific }, i) => {
      if (honorific) this.honorifics.set(draft.nameEntities[i] ?? -1, honorific);
    });
  }

  /** A pronoun that means a speaker tells a gender. */
  tell(speaker: SpeakerReference, gender: Gender): void {
    this.toldGender.set(keyOf(speaker), gender);
  }

  /** True where a pronoun can mean the speaker. */
  fit(speaker: SpeakerReference, { gender, isPlural, isPersonal }: PronounTraits): boolean {
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
    return this.genderByName(speaker.index) ?? told;
  }

  private genderByName(entity: number): Gender | null {
    const known = this.namedGender.get(entity);
    if (known !== undefined) return known;
    const byTitle = HONORIFICS.get(titleForm(this.honorifics.get(entity)));
    const firstName = this.draft.entities[entity]?.name.split(' ')[0]?.toLowerCase() ?? '';
    const told = byTitle ?? genderOf(firstName) ?? null;
    this.namedGender.set(entity, told);
    return told;
  }
}
