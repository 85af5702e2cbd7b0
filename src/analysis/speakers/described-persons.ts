import { EntityKind } from '../../domain/kinds.js';
import type { Draft, TokenRange } from '../draft.js';
import { DEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import { meansPerson } from '../lexicon/persons.js';
import { headIndex } from '../noun-phrase.js';
import { rolesBeside } from '../printed-roles.js';
import type { SourceRegister } from './source-register.js';

/** Where a person is told to be something. */
interface Described {
  readonly entity: number;
  /** Where the words begin that tell it, in UTF-16 code units. */
  readonly start: number;
  /** The words before the noun: of 'a former engineer', 'former'. */
  readonly modifiers: ReadonlySet<string>;
}

/** What was told longer ago is not meant. */
const MOST_BACK = 50;

/** Finds whom 'the former engineer' means: who was brought in as 'Lund, a former engineer'. Talks to the sources that have no name. */
export class DescribedPersons {
  private byNoun: Map<string, Described[]> | null = null;

  constructor(
    private readonly draft: Draft,
    private readonly register: SourceRegister,
  ) {}

  /**
   * @param head the index of the description's head noun
   * @returns the person's entity; null where nobody is told to be so, or several are, or another has been brought in since
   */
  of(words: TokenRange, head: number): number | null {
    const { tokens } = this.draft;
    if (!DEFINITE_DETERMINERS.has(tokens[words.first]?.lower ?? '')) return null;
    this.byNoun ??= this.read();
    const noun = tokens[head]?.lower ?? '';
    const known = this.byNoun.get(noun) ?? [];
    const met: Described[] = [];
    for (let i = known.length - 1; i >= 0 && met.length < MOST_BACK; i--) {
      const each = known[i];
      if (each && each.start < words.start) met.push(each);
    }
    const told = tokens.slice(words.first + 1, head).map(({ lower }) => lower);
    const fitting = met.filter(({ modifiers }) => told.every((word) => modifiers.has(word)));
    const [last] = fitting;
    if (!last || !fitting.every(({ entity }) => entity === last.entity)) return null;
    return last.start >= this.register.lastMet(noun, words) ? last.entity : null;
  }

  private read(): Map<string, Described[]> {
    const { tokens, names, entities, nameEntities, sentenceIndex } = this.draft;
    const byNoun = new Map<string, Described[]>();
    names.forEach((name, i) => {
      const entity = nameEntities[i] ?? -1;
      const sentence =
        entities[entity]?.kind === EntityKind.PERSON ? sentenceIndex.at(name.first) : undefined;
      for (const role of sentence ? rolesBeside(tokens, name, sentence) : []) {
        const head = headIndex(tokens, role);
        const noun = tokens[head]?.lower ?? '';
        if (!meansPerson(noun)) continue;
        const modifiers = new Set(tokens.slice(role.first, head).map(({ lower }) => lower));
        const known = byNoun.get(noun) ?? [];
        known.push({ entity, start: tokens[role.first]?.start ?? name.start, modifiers });
        byNoun.set(noun, known);
      }
    });
    return byNoun;
  }
}
