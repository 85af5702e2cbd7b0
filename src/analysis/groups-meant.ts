import { EntityKind } from '../domain/kinds.js';
import { countBefore } from '../domain/sorted-spans.js';
import type { TextSpan } from '../domain/text-span.js';
import type { Draft } from './draft.js';
import { ORGANIZATION_NOUNS } from './lexicon/name-nouns.js';
import { GROUP_NOUNS, NOUNS_OF_BARE_NAMES } from './lexicon/references.js';
import { ORGANIZATION_NAMES } from './lexicon/titles.js';

/** How far back, in UTF-16 code units, a noun looks for what it stands for most often before it takes anything else. */
const NOUN_REACH = 1500;
/** How far back 'them' can reach, in UTF-16 code units. */
const PRONOUN_REACH = 300;

type Reference = Draft['references'][number];

function lastWordOf(name: string): string {
  return name.toLowerCase().split(' ').at(-1) ?? '';
}

/** What was named longer ago is not meant; and to look at all would take a long text's square in time. */
const MOST_BODIES_BACK = 200;

/** Where an organization is named. */
interface Body extends TextSpan {
  readonly entity: number;
  /** The last word of its fullest name. */
  readonly tail: string;
}

/** Finds whom a description or a pronoun can mean among the organizations named or meant before. */
export class GroupsMeant {
  /** In reading order. */
  private readonly bodies: readonly Body[];

  constructor(private readonly draft: Pick<Draft, 'names' | 'nameEntities' | 'entities'>) {
    const bodies: Body[] = [];
    draft.names.forEach(({ start, end }, i) => {
      const entity = draft.nameEntities[i] ?? -1;
      const known = draft.entities[entity];
      if (known?.kind === EntityKind.ORGANIZATION)
        bodies.push({ start, end, entity, tail: lastWordOf(known.name) });
    });
    this.bodies = bodies;
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
    for (const { entity, tail } of this.before(before, before - NOUN_REACH)) {
      const name = this.draft.entities[entity]?.name.toLowerCase() ?? '';
      if (!ORGANIZATION_NAMES.has(name) && !ORGANIZATION_NOUNS.has(tail)) bare.add(entity);
    }
    const [only = null] = bare;
    return bare.size === 1 ? only : null;
  }

  private named(before: number, tails: readonly ReadonlySet<string>[], from: number): number | null {
    for (const { entity, tail } of this.before(before, from))
      if (tails.some((words) => words.has(tail))) return entity;
    return null;
  }

  /** The organizations named between two offsets, the last one first. */
  private *before(offset: number, from: number): Generator<Body> {
    const last = countBefore(this.bodies, offset) - 1;
    for (let i = last; i >= 0 && i > last - MOST_BODIES_BACK; i--) {
      const body = this.bodies[i];
      if (!body || body.start < from) return;
      if (body.end <= offset) yield body;
    }
  }

  /** 'them' is the organization that was named or meant last, if that was near. */
  them(offset: number, latest: Reference | undefined): number | null {
    const [body] = this.before(offset, offset - PRONOUN_REACH);
    if (body) return latest && latest.start > body.start ? latest.entity : body.entity;
    return latest && offset - latest.start <= PRONOUN_REACH ? latest.entity : null;
  }
}
