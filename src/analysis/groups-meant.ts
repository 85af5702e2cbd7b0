import { EntityKind } from '../domain/kinds.js';
import type { Draft } from './draft.js';
import { ORGANIZATION_NOUNS } from './lexicon/name-nouns.js';
import { GROUP_NOUNS, NOUNS_OF_BARE_NAMES } from './lexicon/references.js';
import { ORGANIZATION_NAMES } from './lexicon/titles.js';
import { NameIndex } from './name-index.js';

/** How far back, in UTF-16 code units, a noun looks for what it stands for most often before it takes anything else. */
const NOUN_REACH = 1500;
/** How far back 'them' can reach, in UTF-16 code units. */
const PRONOUN_REACH = 300;

type Reference = Draft['references'][number];

function lastWordOf(name: string): string {
  return name.toLowerCase().split(' ').at(-1) ?? '';
}

/** Finds whom a description or a pronoun can mean among the organizations named or meant before. Talks to the names of the text. */
export class GroupsMeant {
  private readonly names: NameIndex;
  /** The last word of each entity's name. */
  private readonly tails: readonly string[];

  constructor(private readonly draft: Draft) {
    this.names = NameIndex.of(draft);
    this.tails = draft.entities.map(({ name }) => lastWordOf(name));
  }

  /** The organization named last before an offset whose own name allows the noun. */
  byNoun(noun: string, before: number): number | null {
    const [typical, ...others] = GROUP_NOUNS.get(noun) ?? [];
    if (!typical) return null;
    const near = this.named(before, [typical], before - NOUN_REACH);
    const named = near ?? this.named(before, [typical, ...others], 0);
    return named ?? (NOUNS_OF_BARE_NAMES.has(noun) ? this.onlyBareName(before) : null);
  }

  /** The organization that alone, of those named near before an offset, carries no noun that tells what it is. */
  private onlyBareName(before: number): number | null {
    const bare = new Set<number>();
    for (const { name, entity } of this.names.before(before)) {
      if (before - name.start > NOUN_REACH) break;
      const known = this.draft.entities[entity];
      if (known?.kind !== EntityKind.ORGANIZATION || ORGANIZATION_NAMES.has(known.name.toLowerCase()))
        continue;
      if (!ORGANIZATION_NOUNS.has(this.tails[entity] ?? '')) bare.add(entity);
    }
    const [only = null] = bare;
    return bare.size === 1 ? only : null;
  }

  private named(before: number, tails: readonly ReadonlySet<string>[], from: number): number | null {
    for (const { name, entity } of this.names.before(before)) {
      if (name.start < from) return null;
      const tail = this.tails[entity] ?? '';
      const isBody = this.draft.entities[entity]?.kind === EntityKind.ORGANIZATION;
      if (isBody && tails.some((words) => words.has(tail))) return entity;
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
