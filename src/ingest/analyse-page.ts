import { analyzeArticle } from '../analysis/analyze-article.js';
import { commentAnalysis } from '../analysis/comment-analysis.js';
import type { ArticleFindings, CommentFindings, EntityFinding } from '../analysis/findings.js';
import { EntityKind } from '../domain/kinds.js';
import type { Page } from './page.js';
import { mayBePerson } from './read-byline.js';

/** Everything found in a page, not yet linked to the archive. */
export interface PageAnalysis {
  readonly findings: ArticleFindings;
  /** One for each of the page's comments. */
  readonly comments: readonly CommentFindings[];
  /** Finds what is in another comment under the article. */
  analyseComment(this: void, text: string): CommentFindings;
  /** Those of its bylines that are persons. */
  readonly authors: readonly Pick<EntityFinding, 'kind' | 'name' | 'aliases'>[];
}

/** Of a comment that readers do not see nothing is found: a name in it would give it away. */
export const NOTHING_FOUND: CommentFindings = {
  mentions: [],
  newEntities: [],
  stances: [],
  newEntityStances: [],
};

/**
 * Analyses an article's text, and the comments under it in the light of what was found there.
 * @param comments null for one that readers do not see
 */
export function analyseTexts(
  text: string,
  comments: readonly (string | null)[],
): Omit<PageAnalysis, 'authors'> {
  const findings = analyzeArticle(text);
  const analyseComment = commentAnalysis(findings);
  return {
    findings,
    comments: comments.map((words) => (words === null ? NOTHING_FOUND : analyseComment(words))),
    analyseComment,
  };
}

/** Finds what is in a page: in its text, its comments and its byline. */
export function analysePage(page: Page): PageAnalysis {
  const persons = page.bylines.filter((name) => mayBePerson(name, page.outlet));
  return {
    ...analyseTexts(
      page.text,
      page.comments.map(({ text }) => text),
    ),
    authors: persons.map((name) => ({ kind: EntityKind.PERSON, name, aliases: [] })),
  };
}
