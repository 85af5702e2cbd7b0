import type { Role } from '../domain/role.js';
import { ApiKey } from '../entities/api-key.js';
import type { Queryable } from './database.js';
import { KeysetList } from './keyset-list.js';
import { sql } from './sql.js';

const COLUMNS = `k.id, k.name, k.role, k.created_at as "createdAt", k.expires_at as "expiresAt",
  k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"`;

function toApiKey(record: object): ApiKey {
  return Object.assign(new ApiKey(), record);
}

/** A key that may be used, as far as its row tells: whether it is the one that was sent, its hash tells. */
export interface KnownKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hash: Buffer;
  /** Whether its last use was not noted within the last minute. */
  readonly isUseUnnoted: boolean;
}

const usableApiKeySql = sql(
  'usableApiKey',
  `select k.id, k.name, k.role, k.hash,
     k.last_used_at is null or k.last_used_at < now() - interval '1 minute' as "isUseUnnoted"
   from api_key as k
   where k.id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`,
);

/** @returns the key, or null for one that is unknown, revoked or expired */
export async function usableApiKey(database: Queryable, id: string): Promise<KnownKey | null> {
  const [row] = await database.query<KnownKey>(usableApiKeySql, [id]);
  return row ?? null;
}

const noteApiKeyUseSql = sql(
  'noteApiKeyUse',
  `update api_key set last_used_at = now()
   where api_key.id = $1 and (api_key.last_used_at is null or api_key.last_used_at < now() - interval '1 minute')`,
);

/** Notes that a key is in use, once a minute at most. */
export async function noteApiKeyUse(database: Queryable, id: string): Promise<void> {
  await database.query(noteApiKeyUseSql, [id]);
}

const insertApiKeySql = sql(
  'insertApiKey',
  `insert into api_key as k (id, name, role, hash, created_at, expires_at)
   values ($1, $2, $3, $4, now(), $5)
   returning ${COLUMNS}`,
);

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hash: Buffer;
  readonly expiresAt: Date | null;
}

export async function insertApiKey(transaction: Queryable, row: ApiKeyRow): Promise<ApiKey> {
  const { id, name, role, hash, expiresAt } = row;
  const records = await transaction.query(insertApiKeySql, [id, name, role, hash, expiresAt]);
  return toApiKey(records[0] ?? {});
}

const revokeApiKeySql = sql(
  'revokeApiKey',
  `update api_key as k set revoked_at = now() where k.id = $1 and k.revoked_at is null returning ${COLUMNS}`,
);

/** @returns the key, or null where there is none to revoke */
export async function revokeApiKey(transaction: Queryable, id: string): Promise<ApiKey | null> {
  const [row] = await transaction.query(revokeApiKeySql, [id]);
  return row ? toApiKey(row) : null;
}

const apiKeysSql = sql('everyApiKey', `select ${COLUMNS} from api_key as k order by k.created_at, k.id`);

/** @returns all of them, oldest first */
export async function everyApiKey(database: Queryable): Promise<ApiKey[]> {
  return (await database.query(apiKeysSql)).map(toApiKey);
}

/** All of them, by when they were made. */
export const apiKeys = new KeysetList<ApiKey, 'CREATED_AT'>({
  name: 'apiKeys',
  parent: 'NONE',
  columns: COLUMNS,
  source: () => 'api_key as k where true',
  orders: {
    CREATED_AT: [
      { column: 'k.created_at', type: 'timestamptz' },
      { column: 'k.id', type: 'bigint' },
    ],
  },
  toRow: toApiKey,
});

const apiKeysByIdsSql = sql(
  'apiKeysByIds',
  `select ${COLUMNS} from api_key as k where k.id = any ($1::bigint[])`,
);

/** @returns those found, in no order */
export async function apiKeysByIds(database: Queryable, ids: readonly string[]): Promise<ApiKey[]> {
  return (await database.query(apiKeysByIdsSql, [ids])).map(toApiKey);
}
