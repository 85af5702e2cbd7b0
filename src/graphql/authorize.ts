import type { AuthCheckerFn } from 'type-graphql';
import { VerbatimError } from '../domain/errors.js';
import type { Principal } from '../domain/principal.js';
import { includesRole, Role } from '../domain/role.js';
import type { RequestContext } from './context.js';

/**
 * Lets pass whoever has one of the roles, or one that includes it; without roles, anybody with a key.
 * @throws VerbatimError UNAUTHENTICATED, FORBIDDEN
 */
export function requireRole(principal: Principal | null, roles: readonly Role[]): Principal {
  if (!principal) {
    throw new VerbatimError('UNAUTHENTICATED', 'This needs a key or a token: send it as a bearer.');
  }
  const required = roles.length === 0 ? [Role.READER] : roles;
  if (required.some((role) => includesRole(principal.role, role))) return principal;
  throw new VerbatimError('FORBIDDEN', `This needs the role ${required.join(' or ')}.`);
}

/** What `@Authorized(Role.EDITOR)` on a field means. */
export const authorize: AuthCheckerFn<RequestContext, Role> = ({ context: { principal } }, roles) => {
  requireRole(principal, roles);
  return true;
};
