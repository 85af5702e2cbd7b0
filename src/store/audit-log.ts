import type { NodeKey } from '../domain/global-id.js';
import type { Principal } from '../domain/principal.js';
import { AuditEntry } from '../entities/audit-entry.js';
import type { Queryable } from './database.js';
import { KeysetList, parentKey } from './keyset-list.js';
import { sql } from './sql.js';

const COLUMNS = `au.id, au.made_at as "madeAt", au.actor_kind as "actorKind", au.actor_id as "actorId",
  au.actor_name as "actorName", au.action, au.subject_type as "subjectType", au.subject_id as "subjectKey",
  au.before, au.after`;

function toAuditEntry(record: object): AuditEntry {
  return Object.assign(new AuditEntry(), record);
}

/** A write, as the log tells it. */
export interface Write {
  /** The mutation's name, or what a command does as none could. */
  readonly action: string;
  readonly subject: NodeKey;
  /** Null for what was not there before, or is there no more. */
  readonly before: object | null;
  readonly after: object | null;
}

const recordWriteSql = sql(
  'recordWrite',
  `insert into audit_entry (actor_kind, actor_id, actor_name, action, subject_type, subject_id, before, after)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** Writes down who changed what. To be called inside the transaction that changes it. */
export async function recordWrite(
  transaction: Queryable,
  { kind, id, name }: Principal,
  { action, subject, before, after }: Write,
): Promise<void> {
  const values = [kind, id, name, action, subject.type, parentKey(subject), before, after];
  await transaction.query(recordWriteSql, values);
}

/** All writes, or those of one subject. */
export const auditEntries = new KeysetList<AuditEntry, 'MADE', object, { readonly subject: NodeKey }>({
  name: 'auditEntries',
  parent: 'NONE',
  columns: COLUMNS,
  source: (filter, values) => {
    if (!filter) return 'audit_entry as au where true';
    const { subject } = filter;
    return `audit_entry as au where au.subject_type = ${values.add(subject.type, 'text')}
      and au.subject_id = ${values.add(parentKey(subject), 'text')}`;
  },
  orders: { MADE: [{ column: 'au.id', type: 'bigint' }] },
  toRow: toAuditEntry,
});

const auditEntriesByIdsSql = sql(
  'auditEntriesByIds',
  `select ${COLUMNS} from audit_entry as au where au.id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function auditEntriesByIds(database: Queryable, ids: readonly string[]): Promise<AuditEntry[]> {
  return (await database.query(auditEntriesByIdsSql, [ids])).map(toAuditEntry);
}
