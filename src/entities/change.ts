import { Column, Entity as Table, PrimaryColumn } from 'typeorm';

/** What one transaction changed of the nouns that servers remember. */
@Table('change')
export class Change {
  /** Without gaps, in the order of the commits. */
  @PrimaryColumn({ name: 'number', type: 'bigint', primaryKeyConstraintName: 'change_pkey' })
  number!: string;

  /** Tells this change from one with the same number in a database that was put back to an earlier state. */
  @Column({ name: 'mark', type: 'uuid' })
  mark!: string;

  @Column({ name: 'entity_ids', type: 'bigint', array: true })
  entityIds!: string[];

  @Column({ name: 'outlet_ids', type: 'bigint', array: true })
  outletIds!: string[];

  @Column({ name: 'article_ids', type: 'bigint', array: true })
  articleIds!: string[];
}
