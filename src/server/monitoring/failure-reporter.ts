import type { Logger } from 'pino';
import { VerbatimError } from '../../domain/errors.js';
import { loggable } from './loggable.js';

const QUIET_MS = 1_000;

/** @param requestId undefined for what failed before there was a request's context */
export type FailureReporter = (error: unknown, requestId: string | undefined) => void;

/**
 * Makes what is told of the errors of queries. While the database is away every request fails for the same reason: of
 * that, one line a second with the number of those left out.
 */
export function failureReporter(logger: Logger): FailureReporter {
  let quietUntil = 0;
  let leftOut = 0;
  return (error, requestId) => {
    const isAway = error instanceof VerbatimError && error.code === 'DATABASE_UNREACHABLE';
    if (!isAway) {
      logger.error({ err: loggable(error), requestId }, 'A query failed.');
      return;
    }
    const now = performance.now();
    if (now < quietUntil) {
      leftOut++;
      return;
    }
    logger.error({ err: loggable(error), requestId, leftOut }, 'The database cannot be reached.');
    quietUntil = now + QUIET_MS;
    leftOut = 0;
  };
}
