import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ArchiveWriter } from '../domain/archive-writer.js';
import type { Principal } from '../domain/principal.js';
import { includesRole, Role } from '../domain/role.js';
import { RequestContext } from '../graphql/context.js';
import type { Database } from '../store/database.js';
import type { Memory } from '../store/memory.js';
import type { Replicas } from '../store/replicas.js';
import { untilEnd } from '../store/until-end.js';
import { authenticated } from './authentication/authenticated.js';
import type { Authenticator } from './authentication/authenticator.js';
import type { Config } from './config.js';
import type { RateLimits } from './rate-limits.js';
import { requestEnd } from './request-end.js';

/** What requests share. */
interface Shared {
  readonly database: Database;
  readonly memory: Memory;
  /** Null where there are none. */
  readonly replicas: Replicas | null;
  /** Null where nothing is taken in. */
  readonly writer: ArchiveWriter | null;
}

interface Gate {
  readonly authenticator: Authenticator;
  readonly reading: Config['reading'];
  readonly limits: RateLimits;
}

async function whoAsks(
  request: FastifyRequest,
  { authenticator, reading, limits }: Gate,
): Promise<Principal | null> {
  try {
    const principal = await authenticated(authenticator, reading, request.headers.authorization);
    if (principal) await limits.admitHolder(request, principal);
    return principal;
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED')
      await limits.countGuess(request);
    throw error;
  }
}

/** Whoever may write reads what he wrote, through whichever server: from the primary. */
function mayWrite(principal: Principal | null): boolean {
  return principal !== null && includesRole(principal.role, Role.CONTRIBUTOR);
}

/** What makes the context of each request: who asks, and a database that is given back when the request ends. */
export function requestContexts(
  { database, memory, replicas, writer }: Shared,
  gate: Gate,
  timeoutMs: number,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> => {
    const end = requestEnd(reply, timeoutMs);
    const principal = await whoAsks(request, gate);
    const replica = mayWrite(principal) ? null : (replicas?.source(end) ?? null);
    return new RequestContext(untilEnd(database, end), memory, principal, writer, end, replica);
  };
}
