import { newApiKey } from '../domain/api-key.js';
import type { Principal } from '../domain/principal.js';
import type { Role } from '../domain/role.js';
import type { ApiKey } from '../entities/api-key.js';
import { insertApiKey, revokeApiKey } from './api-keys.js';
import { recordWrite } from './audit-log.js';
import type { Queryable } from './database.js';

/** What a new key is to be. */
export interface KeyWish {
  readonly name: string;
  readonly role: Role;
  /** Null for a key that works until it is revoked. */
  readonly expiresAt: Date | null;
}

const shown = ({ name, role, expiresAt, revokedAt }: ApiKey): object => ({
  name,
  role,
  expiresAt,
  revokedAt,
});

/**
 * Makes a key. To be called inside a transaction.
 * @returns the key's row, and the secret, which is kept nowhere
 */
export async function giveOutKey(
  transaction: Queryable,
  principal: Principal,
  wish: KeyWish,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const { id, secret, hash } = newApiKey();
  const apiKey = await insertApiKey(transaction, { id, hash, ...wish });
  const subject = { type: 'ApiKey', id, localId: null } as const;
  await recordWrite(transaction, principal, {
    action: 'createApiKey',
    subject,
    before: null,
    after: shown(apiKey),
  });
  return { apiKey, secret };
}

/**
 * Takes a key back: it works no more from the commit on. To be called inside a transaction.
 * @returns null where there is no such key, or it was taken back before
 */
export async function takeBackKey(
  transaction: Queryable,
  principal: Principal,
  id: string,
): Promise<ApiKey | null> {
  const apiKey = await revokeApiKey(transaction, id);
  if (!apiKey) return null;
  const subject = { type: 'ApiKey', id, localId: null } as const;
  const after = shown(apiKey);
  const before = { ...after, revokedAt: null };
  await recordWrite(transaction, principal, { action: 'revokeApiKey', subject, before, after });
  return apiKey;
}
