import { EntityKind } from '../../domain/kinds.js';
import { tokenRange, type Draft, type Token } from '../draft.js';
import { GROUP_NOUNS, OBJECT_PRONOUNS } from '../lexicon/references.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';

interface Candidate {
  readonly entity: number;
  readonly start: number;
}

/** Remembers which entities were named, latest last, and finds whom a description can mean. */
class Antecedents {
  constructor(private readonly draft: Draft) {}

  /** The organization named last before an offset whose own name allows the noun. */
  group(noun: string, before: number): number | null {
    return this.last(before, ({ entity }) => {
      const { kind, name } = this.draft.entities[entity] ?? { kind: EntityKind.PLACE, name: '' };
      const tail = name.toLowerCase().split(' ').at(-1) ?? '';
      return kind === EntityKind.ORGANIZATION && (GROUP_NOUNS.get(noun)?.has(tail) ?? false);
    });
  }

  private last(before: number, fits: (candidate: Candidate) => boolean): number | null {
    const { names, nameEntities } = this.draft;
    for (let i = names.length - 1; i >= 0; i--) {
      const [name, entity] = [names[i], nameEntities[i] ?? -1];
      if (!name || entity < 0 || name.end > before) continue;
      if (fits({ entity, start: name.start })) return entity;
    }
    return null;
  }
}

/** 'the group', 'them': where an entity is meant without being named. Takes a description only where its noun fits. */
export function resolveReferences(draft: Draft): Pick<Draft, 'references'> {
  const { tokens, sentences } = draft;
  const antecedents = new Antecedents(draft);
  const references: Draft['references'][number][] = [];
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = tokens[i];
      if (!token) continue;
      const noun = describedAt(tokens, i, sentence.last);
      const entity = noun ? antecedents.group(noun.lower, token.start) : null;
      const range = noun && tokenRange(tokens, i, noun.index + 1);
      if (entity !== null && range)
        references.push({ start: range.start, end: range.end, isReference: true, entity });
      else if (OBJECT_PRONOUNS.has(token.lower)) {
        const meant = meantBefore(references, draft, token.start);
        if (meant !== null)
          references.push({ start: token.start, end: token.end, isReference: true, entity: meant });
      }
    }
  }
  return { references };
}

/** The noun of 'the group', 'a group': a determiner and nothing but a noun that can stand for a name. */
function describedAt(tokens: readonly Token[], index: number, limit: number): Token | null {
  const [determiner, noun] = [tokens[index], tokens[index + 1]];
  if (!determiner || !noun || index + 1 >= limit || !['the', 'this', 'that', 'a'].includes(determiner.lower))
    return null;
  const phrase = nounPhraseFrom(tokens, index, limit);
  return phrase && headIndex(tokens, phrase) === index + 1 && GROUP_NOUNS.has(noun.lower) ? noun : null;
}

/** How far back 'them' can reach, in UTF-16 code units. */
const PRONOUN_REACH = 300;

/** 'them' is the group that was named or meant last, if that was near. */
function meantBefore(
  references: Draft['references'],
  { names, nameEntities, entities }: Draft,
  offset: number,
): number | null {
  let meant: Candidate | null = null;
  for (const { start, entity } of references) if (start < offset) meant = { start, entity };
  names.forEach(({ start }, i) => {
    const entity = nameEntities[i] ?? -1;
    const kind = entities[entity]?.kind;
    if (kind === EntityKind.ORGANIZATION && start < offset && (!meant || start > meant.start))
      meant = { start, entity };
  });
  const found = meant;
  return found && offset - found.start <= PRONOUN_REACH ? found.entity : null;
}
