import { Column, Entity as Table, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { EntityKind } from '../domain/kinds.js';
import { Entity } from './entity.js';

/** One name that an entity is printed under; its first name is one of them. */
@Table('alias')
@Index('alias_by_key', ['key', 'kind', 'entityId'])
@Index('alias_by_trigrams', { synchronize: false })
export class Alias {
  @PrimaryColumn({ name: 'entity_id', type: 'bigint', primaryKeyConstraintName: 'alias_pkey' })
  entityId!: string;

  @PrimaryColumn({ name: 'name', type: 'text', primaryKeyConstraintName: 'alias_pkey' })
  name!: string;

  /** `nameKey(name)`: what names are looked up by. */
  @Column({ name: 'key', type: 'text' })
  key!: string;

  /** The entity's: a place is not looked for among all persons of a surname. */
  @Column({ name: 'kind', type: 'text' })
  kind!: EntityKind;

  @ManyToOne(() => Entity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'entity_id', foreignKeyConstraintName: 'alias_entity_fkey' })
  readonly entity?: Entity;
}
