import { apiKeyId, isApiKey } from '../../domain/api-key.js';
import { VerbatimError } from '../../domain/errors.js';
import { PrincipalKind, type Principal } from '../../domain/principal.js';
import { noteApiKeyUse, usableApiKey } from '../../store/api-keys.js';
import type { Queryable } from '../../store/database.js';
import type { TokenVerifier } from './token-verifier.js';

const BEARER = /^Bearer +([\w.~+/=-]+)$/i;

/**
 * Decides who sent a request, by the key or the token it carries. A key is looked up for every request, so that none
 * works any more once it is revoked. Talks to the database and to the verifier of tokens.
 */
export class Authenticator {
  /** @param tokens null where no tokens are accepted */
  constructor(
    private readonly database: Queryable,
    private readonly tokens: TokenVerifier | null,
  ) {}

  /**
   * @param authorization the header of that name
   * @returns null for a request without it
   * @throws VerbatimError UNAUTHENTICATED, SERVICE_UNAVAILABLE, DATABASE_UNREACHABLE
   */
  async principalOf(authorization: string | undefined): Promise<Principal | null> {
    if (authorization === undefined) return null;
    const [, secret] = BEARER.exec(authorization) ?? [];
    if (secret === undefined)
      throw new VerbatimError(
        'UNAUTHENTICATED',
        "The header 'authorization' must be: Bearer <key or token>.",
      );
    const id = apiKeyId(secret);
    if (id !== null) return this.holderOf(secret, id);
    if (this.tokens) return this.tokens.principalOf(secret);
    throw new VerbatimError('UNAUTHENTICATED', 'This is no key.');
  }

  private async holderOf(secret: string, id: string): Promise<Principal> {
    const known = BigInt(id) < 1n << 63n ? await usableApiKey(this.database, id) : null;
    if (!known || !isApiKey(secret, known.hash))
      throw new VerbatimError('UNAUTHENTICATED', 'This key is not valid, or not any more.');
    // A database that may only be read serves nonetheless.
    if (known.isUseUnnoted) await noteApiKeyUse(this.database, id).catch(() => undefined);
    return { kind: PrincipalKind.API_KEY, id, name: known.name, role: known.role };
  }
}
