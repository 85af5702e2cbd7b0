/** Every code a user of Verbatim can meet, on the command line and in `extensions.code` alike. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'CONFIGURATION_INVALID'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_UNSUITABLE'
  | 'DATABASE_FORBIDDEN'
  | 'QUERY_TOO_EXPENSIVE'
  | 'SERVICE_UNAVAILABLE'
  | 'PORT_TAKEN'
  | 'PAGE_UNREADABLE'
  | 'PAGE_TOO_LARGE'
  | 'PAGE_TOO_SLOW'
  | 'FETCH_FORBIDDEN'
  | 'FETCH_FAILED'
  | 'OUTLET_UNKNOWN'
  | 'ID_COLLISION'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'CONFLICT'
  | 'NOT_FOUND'
  | 'REQUEST_TIMEOUT'
  | 'CLIENT_GONE'
  | 'INTERNAL_ERROR';

/**
 * An error whose sentence may be shown to anybody. Private detail travels in `cause`, to the log only.
 * `argument` names the argument or setting at fault, outermost first. It is not called `path`: GraphQL takes an error
 * that has one for its own, and does not tell where in the query it happened.
 */
export class VerbatimError extends Error {
  override readonly name = 'VerbatimError';

  constructor(
    readonly code: ErrorCode,
    sentence: string,
    options: { cause?: unknown; path?: readonly string[] } = {},
  ) {
    super(sentence, { cause: options.cause });
    this.argument = options.path ?? [];
  }

  readonly argument: readonly string[];
}
