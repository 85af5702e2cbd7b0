import { CorrectionKind } from '../../domain/correction-kind.js';
import { VerbatimError } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import type { Correction } from '../../entities/correction.js';
import { recordWrite } from '../audit-log.js';
import type { Queryable } from '../database.js';
import { removeAliases } from './alias-rows.js';
import { correctionsByIds, latestCorrectionOfEntities, markUndone } from './correction-rows.js';
import { entityKey } from './entity-corrections.js';
import { moveRowsBack } from './entity-moves.js';
import {
  clearSurvivor,
  lockEntities,
  recountEntities,
  requireEntity,
  reviseEntities,
  setSurvivor,
} from './entity-rows.js';
import { holdLinks } from './link-lock.js';
import { notLatest, restoreQuote } from './quote-corrections.js';
import { articlesOfMove, tellMoved } from './tell-moved.js';

const PATH = ['input', 'correctionId'];

/** What a merge or an alias wrote down to be taken back. */
interface Noted {
  readonly followers?: readonly string[];
  readonly aliases?: readonly string[];
  readonly alias?: string;
}

async function undoAboutEntity(
  transaction: Queryable,
  { id, kind, entityId, otherEntityId, after }: Correction,
): Promise<void> {
  const { followers = [], aliases = [], alias } = after as Noted;
  const [from, to] = [entityId ?? '', otherEntityId ?? ''];
  if (kind === CorrectionKind.ALIAS) {
    await removeAliases(transaction, from, alias === undefined ? [] : [alias]);
    return;
  }
  await moveRowsBack(transaction, { correctionId: id, from, to });
  if (kind === CorrectionKind.MERGE) {
    await clearSurvivor(transaction, from, followers);
    await removeAliases(transaction, to, aliases);
    return;
  }
  // What was split off is nothing of its own any more; its id still leads somewhere.
  await setSurvivor(transaction, to, from);
}

async function restoreEntities(
  transaction: Queryable,
  principal: Principal,
  correction: Correction,
): Promise<Correction> {
  await holdLinks(transaction);
  const ids = [correction.entityId, correction.otherEntityId].filter((id) => id !== null);
  const entities = await lockEntities(transaction, ids);
  const entity = requireEntity(entities, ids[0] ?? '', PATH);
  const latest = await latestCorrectionOfEntities(transaction, ids);
  if (latest !== correction.id) throw notLatest();
  const articleIds = await articlesOfMove(transaction, correction.id);
  await undoAboutEntity(transaction, correction);
  const undone = await markUndone(transaction, correction.id);
  await reviseEntities(transaction, ids);
  const { before, after } = correction;
  const subject = entityKey(entity);
  await recordWrite(transaction, principal, {
    action: 'undoCorrection',
    subject,
    before: after,
    after: before,
  });
  await recountEntities(transaction, ids);
  await tellMoved(transaction, ids, articleIds);
  return undone;
}

/**
 * Takes a correction back: what it changed is again as it was before. To be called inside a transaction.
 * @throws VerbatimError NOT_FOUND; CONFLICT where it is undone already, or later ones rest on it
 */
export async function undoCorrection(
  transaction: Queryable,
  principal: Principal,
  id: string,
): Promise<Correction> {
  const [correction] = await correctionsByIds(transaction, [id]);
  if (!correction) throw new VerbatimError('NOT_FOUND', 'There is no such correction.', { path: PATH });
  if (correction.undoneAt !== null) throw notLatest();
  if (correction.entityId !== null) return restoreEntities(transaction, principal, correction);
  return restoreQuote(transaction, principal, correction, () => markUndone(transaction, id));
}
