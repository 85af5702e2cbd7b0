import { EntityKind } from '../../domain/kinds.js';
import { tokenRange, type Draft, type Token } from '../draft.js';
import { DEFINITE_DETERMINERS } from '../lexicon/determiners.js';
import { GROUP_NOUNS, OBJECT_PRONOUNS } from '../lexicon/references.js';
import { NameIndex } from '../name-index.js';
import { headIndex, nounPhraseFrom } from '../noun-phrase.js';

/** How far back, in UTF-16 code units, a noun looks for what it stands for most often before it takes anything else. */
const NOUN_REACH = 1500;
/** How far back 'them' can reach, in UTF-16 code units. */
const PRONOUN_REACH = 300;

type Reference = Draft['references'][number];

/** Finds whom a description or a pronoun can mean among the organizations named or meant before. */
class GroupsMeant {
  private readonly names: NameIndex;

  constructor(private readonly draft: Draft) {
    this.names = new NameIndex(draft);
  }

  /** The organization named last before an offset whose own name allows the noun. */
  byNoun(noun: string, before: number): number | null {
    const [typical, ...others] = GROUP_NOUNS.get(noun) ?? [];
    if (!typical) return null;
    const near = this.named(before, [typical], before - NOUN_REACH);
    return near ?? this.named(before, [typical, ...others], 0);
  }

  private named(before: number, tails: readonly ReadonlySet<string>[], from: number): number | null {
    for (const { name, entity } of this.names.before(before)) {
      if (name.start < from) return null;
      const { kind, name: fullName } = this.draft.entities[entity] ?? { kind: EntityKind.PLACE, name: '' };
      const tail = fullName.toLowerCase().split(' ').at(-1) ?? '';
      if (kind === EntityKind.ORGANIZATION && tails.some((words) => words.has(tail))) return entity;
    }
    return null;
  }

  /** 'them' is the organization that was named or meant last, if that was near. */
  them(offset: number, latest: Reference | undefined): number | null {
    for (const { name, entity } of this.names.before(offset)) {
      if (offset - name.start > PRONOUN_REACH) break;
      if (this.draft.entities[entity]?.kind !== EntityKind.ORGANIZATION) continue;
      return latest && latest.start > name.start ? latest.entity : entity;
    }
    return latest && offset - latest.start <= PRONOUN_REACH ? latest.entity : null;
  }
}

/** 'the group', 'them': where an entity is meant without being named. Takes a description only where its noun fits. */
export function resolveReferences(draft: Draft): Pick<Draft, 'references'> {
  const { tokens, sentences } = draft;
  const groups = new GroupsMeant(draft);
  const references: Reference[] = [];
  for (const sentence of sentences) {
    for (let i = sentence.first; i < sentence.last; i++) {
      const token = tokens[i];
      if (!token) continue;
      const noun = describedAt(tokens, i, sentence.last);
      const range = noun ? tokenRange(tokens, i, noun.index + 1) : token;
      const isPronoun = !noun && OBJECT_PRONOUNS.has(token.lower);
      const entity = noun
        ? groups.byNoun(noun.lower, token.start)
        : isPronoun
          ? groups.them(token.start, references.at(-1))
          : null;
      if (entity !== null && range)
        references.push({ start: range.start, end: range.end, isReference: true, entity });
    }
  }
  return { references };
}

/** The noun of 'the group': a determiner and nothing but a noun that can stand for a name. */
function describedAt(tokens: readonly Token[], index: number, limit: number): Token | null {
  const [determiner, noun] = [tokens[index], tokens[index + 1]];
  if (!determiner || !noun || index + 1 >= limit || !GROUP_NOUNS.has(noun.lower)) return null;
  if (!DEFINITE_DETERMINERS.has(determiner.lower)) return null;
  const phrase = nounPhraseFrom(tokens, index, limit);
  return phrase && headIndex(tokens, phrase) === index + 1 ? noun : null;
}
