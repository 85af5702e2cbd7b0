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
  /** Those of its bylines that are persons. */
  readonly authors: readonly Pick<EntityFinding, 'kind' | 'name' | 'aliases'>[];
}

/** Analyses an article's text, and the comments under it in the light of what was found there. */
export function analyseTexts(text: string, comments: readonly string[]): Omit<PageAnalysis, 'authors'> {
  const findings = analyzeArticle(text);
  return { findings, comments: comments.map(commentAnalysis(findings)) };
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
