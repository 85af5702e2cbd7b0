import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { VerbatimError } from '../../domain/errors.js';
import { PrincipalKind, type Principal } from '../../domain/principal.js';
import { Role, ROLES } from '../../domain/role.js';
import type { JwtSettings } from '../access-settings.js';

function claimAt(payload: JWTPayload, path: readonly string[]): unknown {
  let claim: unknown = payload;
  for (const name of path) {
    if (typeof claim !== 'object' || claim === null) return undefined;
    claim = (claim as Readonly<Record<string, unknown>>)[name];
  }
  return claim;
}

/** The role that lets its holder do most of those a token names. A token that names none lets its holder read. */
function roleOf(claim: unknown): Role {
  const named = (Array.isArray(claim) ? claim : [claim]).map((name) => String(name).toUpperCase());
  return ROLES.filter((role) => named.includes(role)).at(-1) ?? Role.READER;
}

/** Whom a token names, by which all that he writes is kept: a word, and one that PostgreSQL stores. */
const SUBJECT = /^[^\p{Cc}\p{Cs}]+$/u;

/** @throws JWTClaimValidationFailed */
function subjectOf(payload: JWTPayload): string {
  const subject: unknown = payload.sub;
  if (typeof subject === 'string' && SUBJECT.test(subject)) return subject;
  throw new errors.JWTClaimValidationFailed('"sub" must name somebody', payload, 'sub', 'invalid');
}

/** What is wrong with the token itself, and not with asking the identity provider. */
function isTokenAtFault(error: unknown): boolean {
  return (
    error instanceof errors.JOSEError &&
    !['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'].includes(error.code)
  );
}

/** jose takes no signature by a short RSA key for one, and tells it by this word alone. */
function isKeyTooShort(error: unknown): boolean {
  return error instanceof TypeError && error.message.includes('modulusLength');
}

/**
 * Decides whose JSON Web Token it is, by the keys that the operator's identity provider shows. Talks to jose, which asks
 * for the keys when it first needs one, and again for one that it does not know.
 */
export class TokenVerifier {
  private readonly keys: JWTVerifyGetKey;

  constructor(private readonly settings: JwtSettings) {
    this.keys = createRemoteJWKSet(settings.jwksUrl, { timeoutDuration: settings.timeoutMs });
  }

  /** @throws VerbatimError UNAUTHENTICATED, SERVICE_UNAVAILABLE where the identity provider does not answer, or signs weakly */
  async principalOf(token: string): Promise<Principal> {
    const { issuer, audience, algorithms, clockToleranceSeconds, roleClaim } = this.settings;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      const subject = subjectOf(payload);
      const role = roleOf(claimAt(payload, roleClaim));
      return { kind: PrincipalKind.TOKEN, id: `${issuer} ${subject}`, name: subject, role };
    } catch (cause) {
      if (isTokenAtFault(cause))
        throw new VerbatimError('UNAUTHENTICATED', 'This token is not valid, or not any more.', { cause });
      const sentence = isKeyTooShort(cause)
        ? "The identity provider's RSA key is too short: have it sign by one of 2,048 bits or more."
        : 'The identity provider does not answer.';
      throw new VerbatimError('SERVICE_UNAVAILABLE', sentence, { cause });
    }
  }
}
