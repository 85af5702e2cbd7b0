import type { Queryable } from '../store/database.js';
import type { NamedEntity } from '../store/name-writes.js';
import type { PageAnalysis } from './analyse-page.js';
import { linkEntities, namesakesInArchive, type Named } from './link-entities.js';

/** The archive's entities for what was found in a page. */
export interface LinkedIds {
  /** Of `findings.entities`. */
  readonly entityIds: readonly string[];
  /** Of each comment's `newEntities`. */
  readonly commentEntityIds: readonly (readonly string[])[];
  /** Of the authors. */
  readonly bylineIds: readonly string[];
  readonly allIds: readonly string[];
  /** Their names on their way, to be awaited before the transaction ends. */
  readonly stored: Promise<void>;
}

type Linkable = Pick<PageAnalysis, 'findings' | 'comments' | 'authors'>;

/** Everybody and everything found in a page, in the order of `LinkedIds.allIds`. */
function namedIn({ findings, comments, authors }: Linkable): Named[] {
  const roles = new Map<number, string[]>();
  for (const { person, role } of findings.affiliations)
    roles.set(person, [...(roles.get(person) ?? []), role]);
  const entities = findings.entities.map(({ kind, name, aliases }, index) => {
    return { kind, name, aliases, roles: roles.get(index) ?? [] };
  });
  return [...entities, ...authors, ...comments.flatMap(({ newEntities }) => newEntities)];
}

/** Asks for what `linkAnalysis` begins with, so that it is one journey with what is sent beside it. */
export function lookUpNames(transaction: Queryable, analysis: Linkable): Promise<NamedEntity[]> {
  return namesakesInArchive(transaction, namedIn(analysis));
}

/**
 * Links everybody and everything found in a page, with one pair of statements.
 * @param lookedUp what `lookUpNames` found for the same, where it was asked before
 */
export async function linkAnalysis(
  transaction: Queryable,
  articleId: string,
  analysis: Linkable,
  lookedUp?: readonly NamedEntity[],
): Promise<LinkedIds> {
  const { findings, comments, authors } = analysis;
  const known = lookedUp ?? (await lookUpNames(transaction, analysis));
  const { ids: allIds, stored } = await linkEntities(transaction, articleId, namedIn(analysis), known);
  let taken = 0;
  const take = (count: number): readonly string[] => allIds.slice(taken, (taken += count));
  return {
    entityIds: take(findings.entities.length),
    bylineIds: take(authors.length),
    commentEntityIds: comments.map(({ newEntities }) => take(newEntities.length)),
    allIds,
    stored,
  };
}
