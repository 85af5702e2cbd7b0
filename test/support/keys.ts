import { newApiKey } from '../../src/domain/api-key.js';
import type { Role } from '../../src/domain/role.js';
import { insertApiKey } from '../../src/store/api-keys.js';
import type { Database } from '../../src/store/database.js';

/** Makes a key of a role, as `verbatim keys create` does. */
export async function createKey(
  database: Database,
  role: Role,
  expiresAt: Date | null = null,
  name = `${role} of a test`,
): Promise<{ id: string; secret: string }> {
  const { id, secret, hash } = newApiKey();
  await insertApiKey(database, { id, name, role, hash, expiresAt });
  return { id, secret };
}
