import type { Entity } from '../../entities/entity.js';
import type { UnnamedSource } from '../../entities/unnamed-source.js';
import type { Loaders } from '../loaders/index.js';
import type { PromiseOrValue } from '../promise-or-value.js';

/** The row that a foreign key promises. Its absence means that it was deleted while the request ran. */
export function present<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row that a foreign key points at is gone.');
  return row;
}

/**
 * The speaker that two nullable columns stand for: an entity, a source of the same article, or nobody.
 * @param version of the article, for a source as it was then
 */
export function speakerOf(
  loaders: Loaders,
  articleId: string,
  entityId: string | null,
  sourceId: number | null,
  version?: number,
): PromiseOrValue<Entity | UnnamedSource | null> {
  if (entityId !== null) return loaders.entityById.load(entityId);
  return sourceId === null
    ? null
    : loaders.unnamedSourceById.load({ id: articleId, localId: sourceId, version });
}
