import { HeaderMap } from '@apollo/server';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Principal } from '../domain/principal.js';
import { RequestRefused } from './answer-errors.js';

const MINUTE_MS = 60_000;

/** So many clients are told apart; the ones that have not come for the longest time begin anew. About 10 MB. */
const MAX_CLIENTS = 50_000;

const CODE = 'RATE_LIMITED';

/** Requests a minute; 0 for any number. */
export interface RateLimitSettings {
  /** From one address, of those who do not say who they are; and so many bad keys. */
  readonly perAddress: number;
  /** By one key, or by one subject of tokens. */
  readonly perKey: number;
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
type Limit = Awaited<ReturnType<Limiter>>;

/** How long to wait, in whole seconds; null where there is room. */
function wait(
  limit: Limit | undefined,
  isFull: (known: { isExceeded: boolean; remaining: number }) => boolean,
): number | null {
  return limit && !limit.isAllowed && isFull(limit) ? Math.max(limit.ttlInSeconds, 1) : null;
}

function sentence(seconds: number): string {
  return `Too many requests: come again in ${String(seconds)} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

function refuseRequest(seconds: number | null): void {
  if (seconds === null) return;
  const headers = { 'retry-after': String(seconds) };
  throw new RequestRefused(429, { code: CODE, message: sentence(seconds), headers });
}

function refuseOperation(seconds: number | null): void {
  if (seconds === null) return;
  const headers = new HeaderMap([['retry-after', String(seconds)]]);
  throw new GraphQLError(sentence(seconds), { extensions: { code: CODE, http: { status: 429, headers } } });
}

/**
 * Decides who has asked too often, in this process: by address, or by key where one is shown. Guesses at keys are
 * counted too, and end before the database is asked. Talks to @fastify/rate-limit.
 */
export class RateLimits {
  private readonly principals = new WeakMap<FastifyRequest, Principal>();
  private readonly strangers: Limiter | null;
  private readonly guesses: Limiter | null;
  private readonly holders: Limiter | null;

  private constructor(app: FastifyInstance, { perAddress, perKey }: RateLimitSettings) {
    const limiter = (max: number, keyGenerator?: (request: FastifyRequest) => string): Limiter | null => {
      const options = { max, cache: MAX_CLIENTS, ...(keyGenerator && { keyGenerator }) };
      return max === 0 ? null : app.createRateLimit(options);
    };
    this.strangers = limiter(perAddress);
    this.guesses = limiter(perAddress);
    this.holders = limiter(perKey, (request) => {
      const principal = this.principals.get(request);
      return principal ? `${principal.kind} ${principal.id}` : '';
    });
  }

  static async register(app: FastifyInstance, settings: RateLimitSettings): Promise<RateLimits> {
    await app.register(rateLimit, { global: false, timeWindow: MINUTE_MS });
    return new RateLimits(app, settings);
  }

  /**
   * Before anything of a request is read.
   * @throws RequestRefused 429
   */
  async admit(request: FastifyRequest): Promise<void> {
    if (request.headers.authorization === undefined) {
      refuseRequest(wait(await this.strangers?.(request), ({ isExceeded }) => isExceeded));
    } else {
      const guesses = await this.guesses?.(request, { increment: false });
      refuseRequest(wait(guesses, ({ remaining }) => remaining === 0));
    }
  }

  /**
   * Once it is known who asks.
   * @throws GraphQLError 429
   */
  async admitHolder(request: FastifyRequest, principal: Principal): Promise<void> {
    this.principals.set(request, principal);
    refuseOperation(wait(await this.holders?.(request), ({ isExceeded }) => isExceeded));
  }

  /** What was shown is no key and no token. */
  async countGuess(request: FastifyRequest): Promise<void> {
    await this.guesses?.(request);
  }
}
