import type { Queryable } from './database.js';
import { sql } from './sql.js';

/** Written so far; both are bytes from the beginning of the log of changes (WAL), as text. */
const writtenPositionSql = sql(
  'writtenPosition',
  `select case when not pg_is_in_recovery()
     then pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text end as position`,
);

const replayedPositionSql = sql(
  'replayedPosition',
  `select case when pg_is_in_recovery()
     then pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text end as position`,
);

interface Position {
  readonly position: string | null;
}

function positionOf([row]: readonly Position[]): bigint | null {
  const position = row?.position ?? null;
  return position === null ? null : BigInt(position);
}

/** @returns how far a primary has written, in bytes; null for a standby */
export async function writtenPosition(primary: Queryable): Promise<bigint | null> {
  return positionOf(await primary.query<Position & object>(writtenPositionSql));
}

/** @returns how far a standby has followed, in bytes of its primary; null for what is no standby, or none any more */
export async function replayedPosition(standby: Queryable): Promise<bigint | null> {
  return positionOf(await standby.query<Position & object>(replayedPositionSql));
}
