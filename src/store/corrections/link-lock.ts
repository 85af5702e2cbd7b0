import type { Queryable } from '../database.js';
import { sql } from '../sql.js';

/** Any number will do, so long as every version of Verbatim takes the same. */
const LINK_LOCK = 8_412_006;

const shareLinksSql = sql('shareLinks', 'select pg_advisory_xact_lock_shared($1)');
const holdLinksSql = sql('holdLinks', 'select pg_advisory_xact_lock($1)');

/**
 * Whoever stores rows that are linked to entities does it until the end of the transaction beside all others who do, and
 * never beside somebody who merges or divides entities: none of the rows would be left behind.
 */
export async function shareLinks(transaction: Queryable): Promise<void> {
  await transaction.query(shareLinksSql, [LINK_LOCK]);
}

/** Waits for everybody who stores linked rows, and has those who come wait until the end of the transaction. */
export async function holdLinks(transaction: Queryable): Promise<void> {
  await transaction.query(holdLinksSql, [LINK_LOCK]);
}
