import type { Logger } from 'pino';
import { VerbatimError } from '../domain/errors.js';

const QUIET_MS = 1_000;

/**
 * Makes what is told of the errors of queries. While the database is away every request fails for the same reason: of
 * that, one line a second with the number of those left out.
 */
export function failureReporter(logger: Logger): (error: unknown) => void {
  let quietUntil = 0;
  let leftOut = 0;
  return (error) => {
    const isAway = error instanceof VerbatimError && error.code === 'DATABASE_UNREACHABLE';
    if (!isAway) {
      logger.error(error, 'A query failed.');
      return;
    }
    const now = performance.now();
    if (now < quietUntil) {
      leftOut++;
      return;
    }
    logger.error({ err: error, leftOut }, 'The database cannot be reached.');
    quietUntil = now + QUIET_MS;
    leftOut = 0;
  };
}
