import { str, type CleanedEnv } from 'envalid';
import { VerbatimError } from '../domain/errors.js';
import { address, bound, count, jwtAlgorithms } from './setting-kinds.js';

/** The settings of who is let in. */
export const ACCESS_SPECS = {
  READING: str({
    choices: ['open', 'closed'] as const,
    default: 'open',
    desc: 'Who may read: open, everybody; closed, who has a key or a token. Writing always needs one.',
  }),
  JWT_JWKS_URL: address({
    default: undefined,
    desc: 'Where your identity provider shows its public keys; with it, its JWTs are accepted beside keys.',
  }),
  JWT_ISSUER: str({ default: undefined, desc: 'Who must have issued a JWT; needed with JWT_JWKS_URL.' }),
  JWT_AUDIENCE: str({
    default: undefined,
    desc: 'Whom a JWT must be meant for; needed with JWT_JWKS_URL.',
  }),
  JWT_ROLE_CLAIM: str({
    default: 'role',
    desc: 'The claim with the role, or a list of roles, dots between nested ones; without a role one may read.',
  }),
  JWT_ALGORITHMS: jwtAlgorithms({
    default: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    desc: 'The signatures that are accepted, comma between.',
  }),
  JWT_CLOCK_TOLERANCE_S: count({
    default: 5,
    desc: "How many seconds the identity provider's clock may be ahead or behind.",
  }),
  JWT_TIMEOUT_MS: bound({
    default: 2_000,
    desc: 'How long the identity provider may take to show its keys.',
  }),
};

/** Which JSON Web Tokens are accepted. */
export interface JwtSettings {
  readonly jwksUrl: URL;
  readonly issuer: string;
  readonly audience: string;
  /** Where in the token the role stands, outermost first. */
  readonly roleClaim: readonly string[];
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  /** How long the identity provider may take to show its keys. */
  readonly timeoutMs: number;
}

/**
 * @returns null where no tokens are accepted
 * @throws VerbatimError CONFIGURATION_INVALID
 */
export function readJwtSettings(env: CleanedEnv<typeof ACCESS_SPECS>): JwtSettings | null {
  if (env.JWT_JWKS_URL === undefined) return null;
  const required = (name: 'JWT_ISSUER' | 'JWT_AUDIENCE'): string => {
    const { [name]: value } = env;
    if (value !== undefined) return value;
    throw new VerbatimError('CONFIGURATION_INVALID', `${name} is wrong: JWT_JWKS_URL needs it.`, {
      path: [name],
    });
  };
  return {
    jwksUrl: env.JWT_JWKS_URL,
    issuer: required('JWT_ISSUER'),
    audience: required('JWT_AUDIENCE'),
    roleClaim: env.JWT_ROLE_CLAIM.split('.'),
    algorithms: env.JWT_ALGORITHMS,
    clockToleranceSeconds: env.JWT_CLOCK_TOLERANCE_S,
    timeoutMs: env.JWT_TIMEOUT_MS,
  };
}
