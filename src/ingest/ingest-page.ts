import { ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { isOlderAnalysis } from '../domain/analysis-version.js';
import { derivedId } from '../domain/derived-id.js';
import { VerbatimError } from '../domain/errors.js';
import { IngestOutcome } from '../domain/ingest-outcome.js';
import { nameKey } from '../domain/name-key.js';
import { operator } from '../domain/operator.js';
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
import { recogniseCopies, tellNewArticle, type TextFingerprint } from '../store/article-copies.js';
import { tellHeldChange } from '../store/changes.js';
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
import { linkAnalysis, lookUpNames } from './link-analysis.js';
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

/** A page with all that is known of it before the archive is asked. */
interface ReadPage {
  readonly page: Page;
  readonly row: ReadArticle;
  readonly analysis: PageAnalysis;
  readonly fingerprint: TextFingerprint | null;
  readonly sender: Principal;
}

/**
 * Stores a page's article with everything found in it, in one transaction: all of it is there afterwards or nothing
 * is. Read again unchanged, nothing changes, and nothing is analysed; changed, what it said before is kept as a version.
 * @param sender who sends it in, to be written down; whoever reads pages on the machine unless it is said
 * @throws VerbatimError ID_COLLISION, BAD_USER_INPUT, DATABASE_UNREACHABLE
 */
export async function ingestPage(
  database: Database,
  page: Page,
  sender: Principal = operator(),
): Promise<IngestOutcome> {
  const row = articleRow(page);
  const stored = await storedArticle(database, row.id);
  if (stored) {
    if (saysTheSame(stored, row)) return IngestOutcome.UNCHANGED;
    requireText(page);
  }
  const read = { page, row, analysis: analysePage(page), fingerprint: textFingerprint(page.text), sender };
  const isCreated =
    !stored && (await database.transaction((transaction) => createArticle(transaction, read)));
  if (isCreated) return IngestOutcome.CREATED;
  return database.transaction((transaction) => changeArticle(transaction, read));
}

function withCounts({ row, analysis }: ReadPage, commentCount: number): ArticleRow {
  return { ...row, quoteCount: analysis.findings.quotes.length, commentCount };
}

function storeOutlet(transaction: Queryable, { row, page }: ReadPage): Promise<void> {
  const url = row.url === null ? null : new URL(row.url).origin;
  return upsertOutlet(transaction, { id: row.outletId, name: page.outlet, url });
}

/** @returns false where somebody else has stored it meanwhile */
async function createArticle(transaction: Queryable, read: ReadPage): Promise<boolean> {
  const { page, analysis } = read;
  const row = withCounts(read, page.comments.length);
  const [, isNew, known] = await Promise.all([
    storeOutlet(transaction, read),
    insertArticle(transaction, row),
    lookUpNames(transaction, analysis),
  ]);
  if (!isNew) return false;
  const linked = await linkAnalysis(transaction, row.id, analysis, known);
  const threaded = threadComments(page.comments, NOTHING_KEPT);
  const { findings, comments } = analysis;
  const rows = articleRows({ articleId: row.id, page, findings, threaded, comments, ...linked });
  const [spokenOf] = await Promise.all([insertFindings(transaction, row.id, rows), linked.stored]);
  const entityIds = [...new Set([...spokenOf, ...linked.allIds])];
  sendLast(recordIngest(transaction, read, null));
  sendLast(tellNewArticle(transaction, row.id, read.fingerprint, { entityIds, outletIds: [row.outletId] }));
  return true;
}

async function changeArticle(transaction: Queryable, read: ReadPage): Promise<IngestOutcome> {
  const { page, analysis } = read;
  const { findings } = analysis;
  const [, stored] = await Promise.all([
    storeOutlet(transaction, read),
    lockArticle(transaction, read.row.id),
  ]);
  if (stored && saysTheSame(stored, read.row)) return IngestOutcome.UNCHANGED;
  const threaded = threadComments(page.comments, await keptComments(transaction, read.row.id));
  const row = withCounts(read, threaded.filter(({ isListed }) => isListed).length);
  const comments = threaded.map((comment, i) => findingsOf(comment, i, analysis));
  const linked = await linkAnalysis(transaction, row.id, { ...analysis, comments });
  const rows = articleRows({ articleId: row.id, page, findings, threaded, comments, ...linked });
  const isKept = await keepVersion(transaction, row, rows);
  await updateArticle(transaction, row, isKept ? 1 : 0);
  const [spokenOf] = await Promise.all([replaceFindings(transaction, row.id, rows), linked.stored]);
  const [, copies] = await Promise.all([
    recordIngest(transaction, read, stored),
    recogniseCopies(transaction, row.id, read.fingerprint),
  ]);
  const told = tellHeldChange(transaction, {
    entityIds: [...new Set([...spokenOf, ...linked.allIds])],
    outletIds: [row.outletId],
    articleIds: [row.id, ...copies],
  });
  sendLast(told);
  return IngestOutcome.CHANGED;
}

/** It goes with the commit, for others wait meanwhile. Where it fails, the transaction does. */
function sendLast(sent: Promise<void>): void {
  sent.catch(() => undefined);
}

/** The page's comments come first, and are analysed; those that were sent in follow. */
function findingsOf({ comment, isListed }: ThreadedComment, index: number, analysis: PageAnalysis) {
  if (!isListed) return NOTHING_FOUND;
  return analysis.comments[index] ?? analysis.analyseComment(comment.text);
}

/** Who sent what: the article's words are kept with it, and told here by their hash. */
function recordIngest(
  transaction: Queryable,
  { sender, row: { id, url, headline, contentHash } }: ReadPage,
  stored: StoredArticle | null,
): Promise<void> {
  return recordWrite(transaction, sender, {
    action: 'ingestArticle',
    subject: { type: 'Article', id, localId: null },
    before: stored && { contentHash: stored.contentHash },
    after: { url, headline, contentHash },
  });
}
