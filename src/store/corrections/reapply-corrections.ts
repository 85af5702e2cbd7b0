import { CorrectionKind } from '../../domain/correction-kind.js';
import type { Correction } from '../../entities/correction.js';
import type { Queryable } from '../database.js';
import { sql } from '../sql.js';
import { copyAliases } from './alias-rows.js';
import { correctionsOfArticle, decisionsOfQuote, setCorrectionStates } from './correction-rows.js';
import { moveRows } from './entity-moves.js';
import { countQuotes } from './quote-corrections.js';
import { decide, decisionAgain } from './quote-decision.js';
import { lockQuote, writeQuote, type QuoteState } from './quote-state.js';
import { keepSource } from './speaker-rows.js';

const articleTextSql = sql('textToCorrect', 'select a.text from article as a where a.id = $1');

/** What the machine does not find any more, or not in these words, is left as it is found; the correction stays. */
async function reapplyToQuote(transaction: Queryable, correction: Correction, text: string): Promise<void> {
  const key = { id: correction.articleId ?? '', localId: correction.statementId };
  const quote = await lockQuote(transaction, key);
  const decision = decisionAgain(correction.kind, correction.after as QuoteState, text);
  if (!quote || !decision) return;
  if (decision.kind === CorrectionKind.ATTRIBUTION && decision.speaker)
    await keepSource(transaction, key.id, decision.speaker);
  const state = decide(quote.state, decision);
  const { count } = await decisionsOfQuote(transaction, key);
  await writeQuote(transaction, key, state, count);
  await setCorrectionStates(transaction, correction.id, quote.state, state);
}

/** Moves an article's rows as a correction of entities says. */
async function reapplyToEntities(
  transaction: Queryable,
  articleId: string,
  { id, kind, entityId: from, otherEntityId: to }: Correction,
): Promise<void> {
  if (from === null || to === null) return;
  await moveRows(transaction, { correctionId: id, from, to, articleIds: [articleId] });
  if (kind === CorrectionKind.MERGE) await copyAliases(transaction, from, to);
}

/**
 * Applies what people decided about entities to rows that are new in an article whose other rows stay. To be called inside
 * the transaction that stores them, before their entities are counted.
 * @param entityIds those that the machine found in the new rows
 */
export async function reapplyEntityCorrections(
  transaction: Queryable,
  articleId: string,
  entityIds: readonly string[],
): Promise<void> {
  const corrections = await correctionsOfArticle(transaction, articleId, entityIds);
  for (const correction of corrections) await reapplyToEntities(transaction, articleId, correction);
}

/**
 * Applies what people decided to the rows that an article's findings were just stored as, in the order in which they
 * decided. To be called inside the transaction that stores them, before their entities are counted.
 * @param entityIds those that the machine found in it
 * @returns the ids of the entities that have rows of it now in place of others; null where nobody decided anything
 */
export async function reapplyCorrections(
  transaction: Queryable,
  articleId: string,
  entityIds: readonly string[],
): Promise<string[] | null> {
  const corrections = await correctionsOfArticle(transaction, articleId, entityIds);
  if (corrections.length === 0) return null;
  const [{ text } = { text: '' }] = await transaction.query<{ text: string }>(articleTextSql, [articleId]);
  for (const correction of corrections) {
    if (correction.entityId === null) await reapplyToQuote(transaction, correction, text);
    else await reapplyToEntities(transaction, articleId, correction);
  }
  await countQuotes(transaction, articleId);
  return corrections.flatMap(({ otherEntityId }) => otherEntityId ?? []);
}
