import type { Queryable } from '../store/database.js';
import type { PageAnalysis } from './analyse-page.js';
import { linkEntities } from './link-entities.js';

/** The archive's entities for what was found in a page. */
export interface LinkedIds {
  /** Of `findings.entities`. */
  readonly entityIds: readonly string[];
  /** Of each comment's `newEntities`. */
  readonly commentEntityIds: readonly (readonly string[])[];
  /** Of the authors. */
  readonly bylineIds: readonly string[];
  readonly allIds: readonly string[];
}

/** Links everybody and everything found in a page, with one pair of statements. */
export async function linkAnalysis(
  transaction: Queryable,
  articleId: string,
  { findings, comments, authors }: Pick<PageAnalysis, 'findings' | 'comments' | 'authors'>,
): Promise<LinkedIds> {
  const entities = findings.entities.map((entity, index) => ({
    ...entity,
    roles: findings.affiliations.flatMap(({ person, role }) => (person === index ? role : [])),
  }));
  const named = [...entities, ...authors, ...comments.flatMap(({ newEntities }) => newEntities)];
  const allIds = await linkEntities(transaction, articleId, named);
  let taken = 0;
  const take = (count: number): string[] => allIds.slice(taken, (taken += count));
  return {
    entityIds: take(findings.entities.length),
    bylineIds: take(authors.length),
    commentEntityIds: comments.map(({ newEntities }) => take(newEntities.length)),
    allIds,
  };
}
