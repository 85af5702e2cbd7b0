import type { CleanedEnv } from 'envalid';
import type { RateLimitSettings } from './rate-limits.js';
import { count, milliseconds, proxies } from './setting-kinds.js';

const NO_LIMITS: RateLimitSettings = { perAddress: 0, perKey: 0 };

/** Requests a minute in production, where nothing else is said; anywhere else there is no limit. */
const IN_PRODUCTION: RateLimitSettings = { perAddress: 600, perKey: 6000 };

/** The settings of how many may ask, and for how long. */
export const TRAFFIC_SPECS = {
  RATE_LIMIT_PER_ADDRESS: count({
    default: undefined,
    desc: `How many requests a minute an address may send without a key, 0 for any number; unset, ${String(IN_PRODUCTION.perAddress)} where NODE_ENV is production.`,
  }),
  RATE_LIMIT_PER_KEY: count({
    default: undefined,
    desc: `How many requests a minute a key may send, 0 for any number; unset, ${String(IN_PRODUCTION.perKey)} where NODE_ENV is production.`,
  }),
  TRUST_PROXY: proxies({
    default: 0,
    desc: 'How many proxies stand before it, or their addresses, comma between: they tell whose a request is.',
  }),
  REQUEST_TIMEOUT_MS: milliseconds({
    default: 30_000,
    desc: 'How long the answer to a request may take; 0 for ever.',
  }),
};

/** Whose requests are let in, how many, and for how long. */
export interface TrafficSettings {
  readonly rateLimits: RateLimitSettings;
  /** A number of proxies, or their addresses. */
  readonly trustProxy: number | string[];
  /** 0 for ever. */
  readonly requestTimeoutMs: number;
}

/** What a server has that nobody set: as one on a machine of one's own. */
export const USUAL_TRAFFIC: TrafficSettings = {
  rateLimits: NO_LIMITS,
  trustProxy: 0,
  requestTimeoutMs: 30_000,
};

export function readTrafficSettings(
  env: CleanedEnv<typeof TRAFFIC_SPECS>,
  isProduction: boolean,
): TrafficSettings {
  const usual = isProduction ? IN_PRODUCTION : NO_LIMITS;
  return {
    rateLimits: {
      perAddress: env.RATE_LIMIT_PER_ADDRESS ?? usual.perAddress,
      perKey: env.RATE_LIMIT_PER_KEY ?? usual.perKey,
    },
    trustProxy: env.TRUST_PROXY,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
  };
}
