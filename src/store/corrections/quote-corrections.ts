import { CorrectionKind } from '../../domain/correction-kind.js';
import { VerbatimError } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import type { Correction } from '../../entities/correction.js';
import { recordWrite } from '../audit-log.js';
import { tellChange } from '../changes.js';
import type { Queryable } from '../database.js';
import { addToEntityCounts, entityCountsOfArticle } from '../entity-counts.js';
import type { ParentKey } from '../keyset-list.js';
import { sql } from '../sql.js';
import { decisionsOfQuote, insertCorrection } from './correction-rows.js';
import { shareLinks } from './link-lock.js';
import { decide, type QuoteDecision } from './quote-decision.js';
import { lockQuote, writeQuote, type LockedQuote, type QuoteState } from './quote-state.js';

const lockArticleRowSql = sql(
  'lockArticleOfQuote',
  'select a.id from article as a where a.id = $1 for no key update',
);
const countQuotesSql = sql(
  'countQuotes',
  `update article set quote_count = (select count(*) from statement as s
     where s.article_id = article.id and s.type = 'QUOTE' and s.is_listed)
   where article.id = $1`,
);

/** Counts the quotes that readers see. */
export async function countQuotes(transaction: Queryable, articleId: string): Promise<void> {
  await transaction.query(countQuotesSql, [articleId]);
}

/** Another decision came first, or the machine has found something else since. */
export function conflict(): VerbatimError {
  return new VerbatimError(
    'CONFLICT',
    'Somebody decided about this meanwhile: look at it, and decide again.',
    {
      path: ['input', 'expectedRevision'],
    },
  );
}

/** A change of one quote, with all that is counted and remembered of it. To be called inside a transaction. */
export async function changeQuote<Result>(
  transaction: Queryable,
  key: ParentKey,
  change: (quote: LockedQuote) => Promise<{ readonly state: QuoteState; readonly result: Result }>,
): Promise<Result> {
  // In the order of whoever reads the article anew.
  await transaction.query(lockArticleRowSql, [key.id]);
  await shareLinks(transaction);
  const quote = await lockQuote(transaction, key);
  if (!quote) throw new VerbatimError('NOT_FOUND', 'There is no such quote.', { path: ['input', 'quoteId'] });
  const before = await entityCountsOfArticle(transaction, key.id);
  const { state, result } = await change(quote);
  await writeQuote(transaction, key, state, quote.revision + 1);
  await countQuotes(transaction, key.id);
  const after = await entityCountsOfArticle(transaction, key.id);
  await addToEntityCounts(transaction, before, after);
  const entityIds = [...new Set([...before.keys(), ...after.keys()])];
  await tellChange(transaction, { entityIds, outletIds: [], articleIds: [key.id] });
  return result;
}

const ACTIONS = {
  [CorrectionKind.ATTRIBUTION]: 'correctAttribution',
  [CorrectionKind.QUOTE]: 'correctQuote',
  [CorrectionKind.REJECTION]: 'rejectQuote',
} as const;

/** What an editor sends about a quote. */
export interface QuoteRequest {
  readonly key: ParentKey;
  readonly expectedRevision: number;
  readonly reason: string;
  /** Asked while the article is locked. */
  readonly decision: (transaction: Queryable) => Promise<QuoteDecision>;
}

/**
 * Corrects a quote. To be called inside a transaction.
 * @throws VerbatimError NOT_FOUND, CONFLICT, and what the decision throws
 */
export async function correctQuote(
  transaction: Queryable,
  principal: Principal,
  { key, expectedRevision, reason, decision }: QuoteRequest,
): Promise<Correction> {
  return changeQuote(transaction, key, async ({ state: before, revision }) => {
    if (revision !== expectedRevision) throw conflict();
    const decided = await decision(transaction);
    const state = decide(before, decided);
    const subject = { articleId: key.id, statementId: key.localId };
    const row = { kind: decided.kind, ...subject, reason, before: { ...before }, after: { ...state } };
    const result = await insertCorrection(transaction, principal, row);
    await recordWrite(transaction, principal, {
      action: ACTIONS[decided.kind],
      subject: { type: 'Quote', id: key.id, localId: key.localId },
      before,
      after: state,
    });
    return { state, result };
  });
}

/**
 * Takes a correction of a quote back. To be called inside a transaction.
 * @throws VerbatimError CONFLICT where a later one rests on it
 */
export async function restoreQuote(
  transaction: Queryable,
  principal: Principal,
  correction: Correction,
  mark: () => Promise<Correction>,
): Promise<Correction> {
  const key = { id: correction.articleId ?? '', localId: correction.statementId };
  const state = correction.before as QuoteState;
  const markAndRecord = async (before: QuoteState): Promise<Correction> => {
    const { latest } = await decisionsOfQuote(transaction, key);
    if (latest !== correction.id) throw notLatest();
    const result = await mark();
    await recordWrite(transaction, principal, {
      action: 'undoCorrection',
      subject: { type: 'Quote', id: key.id, localId: key.localId },
      before,
      after: state,
    });
    return result;
  };
  await transaction.query(lockArticleRowSql, [key.id]);
  if (await lockQuote(transaction, key))
    return changeQuote(transaction, key, async ({ state: before }) => ({
      state,
      result: await markAndRecord(before),
    }));
  // The article has lost it: it stands in versions of before.
  const undone = await markAndRecord(correction.after as QuoteState);
  await tellChange(transaction, { entityIds: [], outletIds: [], articleIds: [key.id] });
  return undone;
}

/** What rests on a decision is to be undone first, so that each is taken back to what it was made on. */
export function notLatest(): VerbatimError {
  return new VerbatimError('CONFLICT', 'Later corrections rest on this one, or it is undone: look again.', {
    path: ['input', 'correctionId'],
  });
}
