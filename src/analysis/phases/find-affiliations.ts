import { EntityKind } from '../../domain/kinds.js';
import { oneLine } from '../../domain/one-line.js';
import { byStart, spansInside } from '../../domain/sorted-spans.js';
import { exactWords, type TextSpan } from '../../domain/text-span.js';
import { tokenRange, type Draft, type NameSpan } from '../draft.js';
import type { AffiliationFinding } from '../findings.js';
import type { NameIndex } from '../name-index.js';
import { hasRoleNoun, rolesBeside } from '../printed-roles.js';

/** Between a person and the body they belong to. */
const BELONGING = new Set(['of', 'from']);

/** Finds the organizations inside printed roles, named or meant: 'the ministry’s spokesman'. */
class Bodies {
  private readonly index: NameIndex;
  private readonly references: readonly (TextSpan & { readonly entity: number })[];

  constructor(private readonly draft: Draft) {
    this.index = draft.nameIndex;
    this.references = byStart(draft.references);
  }

  within(range: TextSpan): number | null {
    const named = spansInside(this.draft.names, range).map(({ first }) => this.at(first));
    const meant = spansInside(this.references, range).map(({ entity }) => entity);
    return [...named, ...meant].find((each) => each !== null) ?? null;
  }

  /** The organization of the name that covers a token. */
  at(token: number): number | null {
    const entity = this.index.entityAt(token);
    return entity !== null && this.draft.entities[entity]?.kind === EntityKind.ORGANIZATION ? entity : null;
  }

  /** 'Tobias Renner of the Lantern Institute': the body's name after the person's. */
  after({ last }: NameSpan): NameSpan | null {
    const { tokens } = this.draft;
    if (!BELONGING.has(tokens[last]?.lower ?? '')) return null;
    const name = this.index.at(tokens[last + 1]?.lower === 'the' ? last + 2 : last + 1);
    return name && this.at(name.first) !== null ? name : null;
  }
}

/** Finds the roles that are printed with persons' names, and the organizations they are roles in. */
export function findAffiliations(draft: Draft): Pick<Draft, 'affiliations'> {
  const { tokens, names, entities, text } = draft;
  const sentenceIndex = draft.sentenceIndex;
  const nameIndex = draft.nameIndex;
  const bodies = new Bodies(draft);
  const affiliations: AffiliationFinding[] = [];
  for (const name of names) {
    const person = nameIndex.entityAt(name.first) ?? -1;
    const sentence = sentenceIndex.at(name.first);
    if (entities[person]?.kind !== EntityKind.PERSON || !sentence) continue;
    const body = bodies.after(name);
    const roles = rolesBeside(tokens, name, sentence).filter((role) => hasRoleNoun(tokens, role));
    // 'Tobias Renner of the Lantern Institute' prints no more of a role than that.
    if (roles.length === 0 && body) roles.push({ first: name.last, last: body.last });
    for (const role of roles) {
      const range = tokenRange(tokens, role.first, role.last);
      if (!range) continue;
      const words = exactWords(text, range).replace(/^(?:an?|the|his|her|their) /i, '');
      const organization = bodies.within(range) ?? (body && bodies.at(body.first));
      const start = range.end - words.length;
      affiliations.push({ person, organization, role: oneLine(words), start, end: range.end });
    }
  }
  return { affiliations };
}
