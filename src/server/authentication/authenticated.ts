import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { VerbatimError, type ErrorCode } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import type { Config } from '../config.js';
import type { Authenticator } from './authenticator.js';

/** What HTTP has to say beside GraphQL, where a request ends before GraphQL sees it. */
function headOf(code: ErrorCode): { status: number; headers: HeaderMap } {
  const headers = new HeaderMap();
  if (code === 'UNAUTHENTICATED') headers.set('www-authenticate', 'Bearer realm="verbatim"');
  return { status: code === 'UNAUTHENTICATED' ? 401 : 503, headers };
}

/**
 * Who sent a request; where reading is closed, somebody must be known.
 * @throws GraphQLError with the status of HTTP: 401, or 503 where nobody can tell
 */
export async function authenticated(
  authenticator: Authenticator,
  reading: Config['reading'],
  authorization: string | undefined,
): Promise<Principal | null> {
  try {
    const principal = await authenticator.principalOf(authorization);
    if (principal || reading === 'open') return principal;
    throw new VerbatimError('UNAUTHENTICATED', 'Reading needs a key or a token here: send it as a bearer.');
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    const extensions = { code: error.code, http: headOf(error.code) };
    throw new GraphQLError(error.message, { originalError: error, extensions });
  }
}
