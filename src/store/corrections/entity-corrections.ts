import { CorrectionKind } from '../../domain/correction-kind.js';
import { derivedId } from '../../domain/derived-id.js';
import { VerbatimError } from '../../domain/errors.js';
import type { NodeKey } from '../../domain/global-id.js';
import { EntityKind } from '../../domain/kinds.js';
import { nameKey } from '../../domain/name-key.js';
import type { Principal } from '../../domain/principal.js';
import type { Correction } from '../../entities/correction.js';
import { recordWrite } from '../audit-log.js';
import type { Queryable } from '../database.js';
import { insertNames } from '../name-writes.js';
import { addAliasRow, copyAliases } from './alias-rows.js';
import { insertCorrection, type CorrectionRow } from './correction-rows.js';
import { moveRows } from './entity-moves.js';
import {
  clearSurvivor,
  lockEntities,
  recountEntities,
  requireEntity,
  reviseEntities,
  setSurvivor,
  type LockedEntity,
} from './entity-rows.js';
import { holdLinks } from './link-lock.js';
import { conflict } from './quote-corrections.js';
import { articlesOfMove, tellMoved } from './tell-moved.js';

const TYPES = {
  [EntityKind.PERSON]: 'Person',
  [EntityKind.ORGANIZATION]: 'Organization',
  [EntityKind.PLACE]: 'Place',
} as const;

/** An entity as the audit log names it. */
export function entityKey({ kind, id }: Pick<LockedEntity, 'kind' | 'id'>): NodeKey {
  return { type: TYPES[kind], id, localId: null };
}

/** What an editor decides about an entity. */
export interface EntityRequest {
  readonly id: string;
  readonly expectedRevision: number;
  readonly reason: string;
}

/** @throws VerbatimError NOT_FOUND, CONFLICT where it was decided about meanwhile */
async function lockExpected(
  transaction: Queryable,
  { id, expectedRevision }: EntityRequest,
  others: readonly string[] = [],
): Promise<{ readonly entity: LockedEntity; readonly entities: ReadonlyMap<string, LockedEntity> }> {
  await holdLinks(transaction);
  const entities = await lockEntities(transaction, [id, ...others]);
  const entity = requireEntity(entities, id, ['input', 'entityId']);
  if (entity.revision !== expectedRevision || entity.mergedInto !== null) throw conflict();
  return { entity, entities };
}

/** What every decision about entities leaves behind it. */
async function conclude(
  transaction: Queryable,
  principal: Principal,
  action: string,
  { correction, entity, ids }: { correction: Correction; entity: LockedEntity; ids: readonly string[] },
): Promise<void> {
  await reviseEntities(transaction, ids);
  const { before, after } = correction;
  await recordWrite(transaction, principal, { action, subject: entityKey(entity), before, after });
  await recountEntities(transaction, ids);
  await tellMoved(transaction, ids, await articlesOfMove(transaction, correction.id));
}

/**
 * Has an entity be another one: its rows, names and id lead there from now on, and so does what is read later. To be
 * called inside a transaction.
 * @throws VerbatimError NOT_FOUND, CONFLICT, BAD_USER_INPUT
 */
export async function mergeEntity(
  transaction: Queryable,
  principal: Principal,
  request: EntityRequest & { readonly survivorId: string },
): Promise<Correction> {
  const { id: from, survivorId: to, reason } = request;
  const path = ['input', 'survivorId'];
  const { entity, entities } = await lockExpected(transaction, request, [to]);
  const survivor = requireEntity(entities, to, path);
  if (from === to || survivor.kind !== entity.kind)
    throw new VerbatimError('BAD_USER_INPUT', 'It must be another entity of the same kind.', { path });
  if (survivor.mergedInto !== null)
    throw new VerbatimError('CONFLICT', 'This one is merged into another itself.', { path });
  const followers = await setSurvivor(transaction, from, to);
  const aliases = await copyAliases(transaction, from, to);
  const before = { name: entity.name, mergedInto: null };
  const after = { name: survivor.name, mergedInto: to, followers, aliases };
  const row: CorrectionRow = {
    kind: CorrectionKind.MERGE,
    entityId: from,
    otherEntityId: to,
    reason,
    before,
    after,
  };
  const correction = await insertCorrection(transaction, principal, row);
  await moveRows(transaction, { correctionId: correction.id, from, to, articleIds: null });
  await conclude(transaction, principal, 'mergeEntities', { correction, entity, ids: [from, to] });
  return correction;
}

/**
 * Has some articles mean another entity of the same kind, also when they are read again. To be called inside a transaction.
 * @throws VerbatimError NOT_FOUND, CONFLICT
 */
export async function splitEntity(
  transaction: Queryable,
  principal: Principal,
  request: EntityRequest & { readonly name: string; readonly articleIds: readonly string[] },
): Promise<Correction> {
  const { id: from, name, articleIds, reason } = request;
  const { entity } = await lockExpected(transaction, request);
  const { kind } = entity;
  // The same articles divided from the same entity again are the same other one again.
  const to = derivedId('entity', kind, nameKey(name), 'split', from, ...[...articleIds].sort());
  await insertNames(
    transaction,
    [{ id: to, kind, name }],
    [{ entityId: to, kind, name, key: nameKey(name) }],
  );
  await clearSurvivor(transaction, to, [to]);
  const correction = await insertCorrection(transaction, principal, {
    kind: CorrectionKind.SPLIT,
    entityId: from,
    otherEntityId: to,
    articleIds: [...articleIds],
    reason,
    before: { name: entity.name },
    after: { name, articles: articleIds.length },
  });
  await moveRows(transaction, { correctionId: correction.id, from, to, articleIds });
  await conclude(transaction, principal, 'splitEntity', { correction, entity, ids: [from, to] });
  return correction;
}

/**
 * Gives an entity another name, to be found by, and linked by from now on. To be called inside a transaction.
 * @throws VerbatimError NOT_FOUND, CONFLICT; BAD_USER_INPUT where it has the name
 */
export async function addAlias(
  transaction: Queryable,
  principal: Principal,
  request: EntityRequest & { readonly name: string },
): Promise<Correction> {
  const { id, name, reason } = request;
  const { entity } = await lockExpected(transaction, request);
  if (!(await addAliasRow(transaction, id, name)))
    throw new VerbatimError('BAD_USER_INPUT', 'It has this name already.', { path: ['input', 'name'] });
  const row = {
    kind: CorrectionKind.ALIAS,
    entityId: id,
    reason,
    before: { alias: null },
    after: { alias: name },
  };
  const correction = await insertCorrection(transaction, principal, row);
  await conclude(transaction, principal, 'addAlias', { correction, entity, ids: [id] });
  return correction;
}
