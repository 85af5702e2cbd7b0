import { ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { isOlderAnalysis } from '../domain/analysis-version.js';
import { derivedId } from '../domain/derived-id.js';
import { VerbatimError } from '../domain/errors.js';
import { IngestOutcome } from '../domain/ingest-outcome.js';
import { nameKey } from '../domain/name-key.js';
import type { Principal } from '../domain/principal.js';
import {
  insertArticle,
  lockArticle,
  requireSameIdentity,
  storedArticle,
  updateArticle,
  type ArticleRow,
  type StoredArticle,
} from '../store/article-writes.js';
import { recogniseCopies } from '../store/article-copies.js';
import { tellChange } from '../store/changes.js';
import { recordWrite } from '../store/audit-log.js';
import type { Database, Queryable } from '../store/database.js';
import { insertFindings, replaceFindings } from '../store/finding-replacement.js';
import { keptComments, NOTHING_KEPT } from '../store/moderation/kept-comments.js';
import { upsertOutlet } from '../store/name-writes.js';
import { keepVersion } from '../store/version-writes.js';
import { analysePage, NOTHING_FOUND, type PageAnalysis } from './analyse-page.js';
import { articleRows } from './article-rows.js';
import { languageOf } from './detect-language.js';
import { articleIdOf, contentHashOf, identityOf } from './identity.js';
import { linkAnalysis } from './link-analysis.js';
import type { Page } from './page.js';
import { textFingerprint } from './text-fingerprint.js';
import { threadComments, type ThreadedComment } from './thread-comments.js';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

type ReadArticle = Omit<ArticleRow, 'quoteCount' | 'commentCount'>;

function articleRow(page: Page): ReadArticle {
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
    contentHash: contentHashOf(page),
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

/** @throws VerbatimError ID_COLLISION */
function saysTheSame(stored: StoredArticle, row: ReadArticle): boolean {
  requireSameIdentity(stored.identity, row.identity);
  return (
    stored.contentHash === row.contentHash && !isOlderAnalysis(stored.analysisVersion, row.analysisVersion)
  );
}

/**
 * Stores a page's article with everything found in it, in one transaction: all of it is there afterwards or nothing
 * is. Read again unchanged, nothing changes, and nothing is analysed; changed, what it said before is kept as a version.
 * @param sender who sends it in, to be written down; null for whoever reads pages on the machine
 * @throws VerbatimError ID_COLLISION, BAD_USER_INPUT, DATABASE_UNREACHABLE
 */
export async function ingestPage(
  database: Database,
  page: Page,
  sender: Principal | null = null,
): Promise<IngestOutcome> {
  const row = articleRow(page);
  const stored = await storedArticle(database, row.id);
  if (stored) {
    if (saysTheSame(stored, row)) return IngestOutcome.UNCHANGED;
    requireText(page);
  }
  const analysis = analysePage(page);
  return database.transaction((transaction) => storeArticle(transaction, row, page, analysis, sender));
}

async function storeArticle(
  transaction: Queryable,
  read: ReadArticle,
  page: Page,
  analysis: PageAnalysis,
  sender: Principal | null,
): Promise<IngestOutcome> {
  const { findings } = analysis;
  const inserted = { ...read, quoteCount: findings.quotes.length, commentCount: page.comments.length };
  const origin = read.url === null ? null : new URL(read.url).origin;
  const [, isNew] = await Promise.all([
    upsertOutlet(transaction, { id: read.outletId, name: page.outlet, url: origin }),
    insertArticle(transaction, inserted),
  ]);
  const stored = isNew ? null : await lockArticle(transaction, read.id);
  if (stored && saysTheSame(stored, read)) return IngestOutcome.UNCHANGED;
  const kept = isNew ? NOTHING_KEPT : await keptComments(transaction, read.id);
  const threaded = threadComments(page.comments, kept);
  const row = { ...inserted, commentCount: threaded.filter(({ isListed }) => isListed).length };
  const comments = threaded.map((comment, i) => findingsOf(comment, i, analysis));
  const linked = await linkAnalysis(transaction, row.id, { ...analysis, comments });
  const rows = articleRows({ articleId: row.id, page, findings, threaded, comments, ...linked });
  let spokenOf: readonly string[];
  if (isNew) spokenOf = await insertFindings(transaction, row.id, rows);
  else {
    const isKept = await keepVersion(transaction, row, rows);
    await updateArticle(transaction, row, isKept ? 1 : 0);
    spokenOf = await replaceFindings(transaction, row.id, rows);
  }
  if (sender) await recordIngest(transaction, sender, row, stored);
  const copies = await recogniseCopies(transaction, row.id, textFingerprint(page.text));
  const told = tellChange(transaction, {
    entityIds: [...new Set([...spokenOf, ...linked.allIds])],
    outletIds: [row.outletId],
    articleIds: [row.id, ...copies],
  });
  // It goes with the commit, for others wait meanwhile. Where it fails, the transaction does.
  told.catch(() => undefined);
  return isNew ? IngestOutcome.CREATED : IngestOutcome.CHANGED;
}

/** The page's comments come first, and are analysed; those that were sent in follow. */
function findingsOf({ comment, isListed }: ThreadedComment, index: number, analysis: PageAnalysis) {
  if (!isListed) return NOTHING_FOUND;
  return analysis.comments[index] ?? analysis.analyseComment(comment.text);
}

/** Who sent what: the article's words are kept with it, and told here by their hash. */
function recordIngest(
  transaction: Queryable,
  sender: Principal,
  { id, url, headline, contentHash }: ArticleRow,
  stored: StoredArticle | null,
): Promise<void> {
  return recordWrite(transaction, sender, {
    action: 'ingestArticle',
    subject: { type: 'Article', id, localId: null },
    before: stored && { contentHash: stored.contentHash },
    after: { url, headline, contentHash },
  });
}
