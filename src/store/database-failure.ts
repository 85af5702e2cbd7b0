import { types } from 'node:util';
import { VerbatimError } from '../domain/errors.js';

/** SQLSTATE 57014, query_canceled: the statement ran longer than its connection allows. */
const CANCELED = '57014';
/** SQLSTATE 42501, insufficient_privilege. */
const FORBIDDEN = '42501';
/** SQLSTATE classes 08 (connection), 57P (shut down), 53300 (too many) and 3D000 (no such database); and what the socket says. */
const CONNECTION = /^(08|57P|53300$|3D000$|E[A-Z]+$)/;
/** What pg says of a connection that is gone. */
const BROKEN = /^(Connection terminated|timeout exceeded)|is not queryable$/;
/** SQLSTATE class 53, insufficient resources, such as 53100 (disk full); 25006: a standby, or one that was set read-only. */
const EXHAUSTED = /^(53|25006$)/;

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** True for what a user of the database may not do. */
export function isForbidden(error: unknown): boolean {
  return types.isNativeError(error) && codeOf(error) === FORBIDDEN;
}

/** SQLSTATE 40001 of a standby: what was read was removed on the primary meanwhile, and the standby had to follow. */
export function isRecoveryConflict(error: unknown): boolean {
  return types.isNativeError(error) && codeOf(error) === '40001';
}

/** SQLSTATE 25P02: what failed is an earlier statement of the same transaction. */
export function isConsequence(error: unknown): boolean {
  return types.isNativeError(error) && codeOf(error) === '25P02';
}

/** What a missing privilege becomes. */
export function forbidden(cause: unknown): VerbatimError {
  return new VerbatimError('DATABASE_FORBIDDEN', 'The database does not let this user do that.', { cause });
}

/** What a connection that cannot be had, or breaks, becomes. */
export function unreachable(cause: unknown): VerbatimError {
  return new VerbatimError('DATABASE_UNREACHABLE', 'The database cannot be reached.', { cause });
}

/** What pg says of a statement in the words of the trade; an error of another kind stays what it is. */
export function describeFailure(error: unknown): unknown {
  if (!types.isNativeError(error)) return error;
  const code = codeOf(error);
  if (code === CANCELED) {
    const sentence = 'This takes the database too long: ask for less, for example by a narrower filter.';
    return new VerbatimError('QUERY_TOO_EXPENSIVE', sentence, { cause: error });
  }
  if (CONNECTION.test(code) || BROKEN.test(error.message)) {
    return unreachable(error);
  }
  if (EXHAUSTED.test(code)) {
    const sentence = 'The database has no room, memory or right to write just now: try again later.';
    return new VerbatimError('SERVICE_UNAVAILABLE', sentence, { cause: error });
  }
  return isForbidden(error) ? forbidden(error) : error;
}
