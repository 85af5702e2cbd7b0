import { ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { isOlderAnalysis } from '../domain/analysis-version.js';
import { operator } from '../domain/operator.js';
import { recogniseCopies } from '../store/article-copies.js';
import { lockArticle } from '../store/article-writes.js';
import { tellHeldChange } from '../store/changes.js';
import { recordWrite } from '../store/audit-log.js';
import type { Database, Queryable } from '../store/database.js';
import { replaceAnalysis } from '../store/finding-replacement.js';
import { storedComments, storedText, updateAnalysis } from '../store/stored-articles.js';
import { analyseTexts } from './analyse-page.js';
import { articleRows } from './article-rows.js';
import { linkAnalysis } from './link-analysis.js';
import { textFingerprint } from './text-fingerprint.js';

/**
 * Runs the analysis of this version over an article as it is stored, in one transaction. What it finds takes the place of
 * what an older one had found; the text, the comments and the authors stay, and so do the ids of statements whose words
 * stay. The article is locked from the beginning, so that nothing is read that changes before it is written.
 * @returns whether there was an older analysis' work to replace
 * @throws VerbatimError DATABASE_UNREACHABLE
 */
export function reanalyseArticle(database: Database, articleId: string): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const stored = await lockArticle(transaction, articleId);
    if (!stored || !isOlderAnalysis(stored.analysisVersion, ANALYSIS_VERSION)) return false;
    await replace(transaction, articleId, stored.analysisVersion);
    return true;
  });
}

async function replace(transaction: Queryable, articleId: string, replaced: string): Promise<void> {
  const article = await storedText(transaction, articleId);
  if (!article) return;
  const kept = await storedComments(transaction, articleId);
  const texts = kept.map(({ text, isListed }) => (isListed ? text : null));
  const analysis = { ...analyseTexts(article.text, texts), authors: [] };
  const linked = await linkAnalysis(transaction, articleId, analysis);
  const { findings, comments } = analysis;
  const threaded = kept.map((comment, rank) => ({ ...comment, comment, rank }));
  const rows = articleRows({ articleId, page: article, findings, threaded, comments, ...linked });
  await updateAnalysis(transaction, articleId, ANALYSIS_VERSION, rows.quotes.length);
  const [spokenOf] = await Promise.all([replaceAnalysis(transaction, articleId, rows), linked.stored]);
  const [, copies] = await Promise.all([
    recordWrite(transaction, operator(), {
      action: 'reanalyseArticle',
      subject: { type: 'Article', id: articleId, localId: null },
      before: { analysisVersion: replaced },
      after: { analysisVersion: ANALYSIS_VERSION },
    }),
    recogniseCopies(transaction, articleId, textFingerprint(article.text)),
  ]);
  await tellHeldChange(transaction, {
    entityIds: [...new Set([...spokenOf, ...linked.allIds])],
    outletIds: [],
    articleIds: [articleId, ...copies],
  });
}
