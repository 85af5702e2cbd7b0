import type { Logger } from 'pino';
import { VerbatimError, type ErrorCode } from '../../domain/errors.js';
import { loggable } from './loggable.js';

const QUIET_MS = 1_000;

/** What fails for every request alike, while something else is away: the database, the identity provider. */
const OF_ALL: ReadonlySet<ErrorCode> = new Set(['DATABASE_UNREACHABLE', 'SERVICE_UNAVAILABLE']);

/** @param requestId undefined for what failed before there was a request's context */
export type FailureReporter = (error: unknown, requestId: string | undefined) => void;

/**
 * Makes what is told of the errors of queries. While the database or the identity provider is away every request fails
 * for the same reason: of each reason, one line a second with the number of those left out.
 */
export function failureReporter(logger: Logger): FailureReporter {
  const told = new Map<string, { quietUntil: number; leftOut: number }>();
  return (error, requestId) => {
    if (!(error instanceof VerbatimError && OF_ALL.has(error.code))) {
      logger.error({ err: loggable(error), requestId }, 'A query failed.');
      return;
    }
    // A sentence of ours, of which there are few.
    const reason = error.message;
    const before = told.get(reason) ?? { quietUntil: 0, leftOut: 0 };
    const now = performance.now();
    if (now < before.quietUntil) {
      told.set(reason, { ...before, leftOut: before.leftOut + 1 });
      return;
    }
    logger.error({ err: loggable(error), requestId, leftOut: before.leftOut }, reason);
    told.set(reason, { quietUntil: now + QUIET_MS, leftOut: 0 });
  };
}
