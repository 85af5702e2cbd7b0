import { analyzeArticle, ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { commentAnalysis } from '../analysis/comment-analysis.js';
import { derivedId } from '../domain/derived-id.js';
import { VerbatimError } from '../domain/errors.js';
import { EntityKind } from '../domain/kinds.js';
import { nameKey } from '../domain/name-key.js';
import {
  requireSameIdentity,
  storedArticle,
  upsertArticle,
  type ArticleRow,
} from '../store/article-writes.js';
import { tellChange } from '../store/changes.js';
import type { Database } from '../store/database.js';
import { replaceFindings } from '../store/finding-writes.js';
import { upsertOutlet } from '../store/name-writes.js';
import { articleRows } from './article-rows.js';
import { languageOf } from './detect-language.js';
import { articleIdOf, contentHashOf, identityOf } from './identity.js';
import { linkEntities } from './link-entities.js';
import type { Page } from './page.js';
import { mayBePerson } from './read-byline.js';

/** What became of a page's article. */
export type IngestOutcome = 'created' | 'changed' | 'unchanged';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

function articleRow(page: Page): Omit<ArticleRow, 'quoteCount' | 'commentCount'> {
  const identity = identityOf(page);
  return {
    id: articleIdOf(page),
    identity,
    outletId: derivedId('outlet', nameKey(page.outlet)),
    url: page.url === null ? null : identity,
    headline: page.headline,
    standfirst: page.standfirst,
    dateline: page.dateline,
    publishedAt: page.publishedAt,
    language: languageOf(page),
    text: page.text,
    wordCount: page.text.match(WORD)?.length ?? 0,
    contentHash: contentHashOf(page, ANALYSIS_VERSION),
    analysisVersion: ANALYSIS_VERSION,
  };
}

/** Comments that come without their article's text take the place of no text that is stored. */
function requireText({ text }: Page): void {
  if (text !== '') return;
  throw new VerbatimError(
    'BAD_USER_INPUT',
    'The article is stored already, and comments alone are not added to it.',
  );
}

/**
 * Stores a page's article with everything found in it, in one transaction: all of it is there afterwards or nothing
 * is. Read again unchanged, nothing changes, and nothing is analysed.
 * @throws VerbatimError ID_COLLISION, BAD_USER_INPUT, DATABASE_UNREACHABLE
 */
export async function ingestPage(database: Database, page: Page): Promise<IngestOutcome> {
  const row = articleRow(page);
  const stored = await storedArticle(database, row.id);
  if (stored) {
    requireSameIdentity(stored.identity, row.identity);
    if (stored.contentHash === row.contentHash) return 'unchanged';
    requireText(page);
  }
  const findings = analyzeArticle(page.text);
  const comments = page.comments.map(({ text }) => text).map(commentAnalysis(findings));
  const persons = page.bylines.filter((name) => mayBePerson(name, page.outlet));
  const authors = persons.map((name) => ({ kind: EntityKind.PERSON, name, aliases: [] }));

  return database.transaction(async (transaction) => {
    const origin = row.url === null ? null : new URL(row.url).origin;
    await upsertOutlet(transaction, { id: row.outletId, name: page.outlet, url: origin });
    const counts = { quoteCount: findings.quotes.length, commentCount: comments.length };
    const outcome = await upsertArticle(transaction, { ...row, ...counts });
    if (outcome === 'unchanged') return outcome;
    const named = [...findings.entities, ...authors, ...comments.flatMap(({ newEntities }) => newEntities)];
    const ids = await linkEntities(transaction, row.id, named);
    const linked = [...ids];
    const take = (count: number): string[] => ids.splice(0, count);
    const entityIds = take(findings.entities.length);
    const bylineIds = take(authors.length);
    const commentEntityIds = comments.map(({ newEntities }) => take(newEntities.length));
    const analysed = { articleId: row.id, page, findings, comments, entityIds, commentEntityIds, bylineIds };
    const spokenOf = await replaceFindings(transaction, row.id, articleRows(analysed));
    await tellChange(transaction, {
      entityIds: [...new Set([...spokenOf, ...linked])],
      outletIds: [row.outletId],
      articleIds: [row.id],
    });
    return outcome;
  });
}
