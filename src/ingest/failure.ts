import { VerbatimError, type ErrorCode } from '../domain/errors.js';

/** An error that may come from another thread. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly argument: readonly string[];
  readonly reason: string | null;
}

/** A fault of ours costs the one article that met it. */
export function refusal(error: unknown): Failure {
  if (error instanceof VerbatimError) {
    const { code, message, argument, cause } = error;
    return { code, message, argument, reason: cause instanceof Error ? cause.message : null };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message = 'It could not be stored: this is a bug in Verbatim.';
  return { code: 'INTERNAL_ERROR', message, argument: [], reason };
}

/** The error that a refusal was. */
export function refusalError({ code, message, argument, reason }: Failure): VerbatimError {
  return new VerbatimError(code, message, {
    path: argument,
    ...(reason === null ? {} : { cause: new Error(reason) }),
  });
}
