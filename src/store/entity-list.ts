import type { EntityKind } from '../domain/kinds.js';
import type { Entity } from '../entities/entity.js';
import { ENTITY_COLUMNS, toEntity, type EntityRecord } from './entities.js';
import { KeysetList } from './keyset-list.js';
import { isLike } from './similar-names.js';

/** Which entities: of these kinds, or of all; with a name like this one, as `nameKey` gives it. */
export interface EntitySelection {
  readonly kinds: readonly EntityKind[] | null;
  readonly nameKey: string | null;
}

/** Persons, organizations and places, by how often they are mentioned. */
export const entities = new KeysetList<Entity, 'MENTION_COUNT', EntityRecord, EntitySelection>({
  name: 'entities',
  parent: 'NONE',
  columns: ENTITY_COLUMNS,
  source: (selection, values) => {
    const conditions = [
      ...(selection?.kinds ? [`e.kind = any (${values.add(selection.kinds, 'text[]')})`] : []),
      ...(selection?.nameKey != null
        ? [
            `e.id in (select al.entity_id from alias as al where ${isLike('al.key', values.add(selection.nameKey, 'text'))})`,
          ]
        : []),
    ];
    return `entity as e where ${['e.merged_into is null', ...conditions].join(' and ')}`;
  },
  orders: {
    MENTION_COUNT: [
      { column: 'e.mention_count', type: 'integer' },
      { column: 'e.id', type: 'bigint' },
    ],
  },
  toRow: toEntity,
});
