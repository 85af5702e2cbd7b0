import { VerbatimError } from '../domain/errors.js';
import { printable } from './printable.js';

/** What the system or PostgreSQL said: the first of many where each address of a host was tried. */
function reasonOf(cause: unknown): string | null {
  if (cause instanceof AggregateError) return reasonOf(cause.errors[0]);
  return cause instanceof Error && cause.message !== '' ? cause.message : null;
}

/** An error in one line: the code, the sentence, and for the operator of this machine the reason behind it. */
export function describeFailure({ code, message, cause }: VerbatimError): string {
  const reason = reasonOf(cause);
  return printable(`${code}: ${message}${reason === null ? '' : ` (${reason})`}`);
}

/** Tells what went wrong on standard error; the exit code is 1. Only a bug of ours shows a stack. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof VerbatimError) {
    process.stderr.write(`${describeFailure(error)}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = stack.split('\n').map(printable);
  process.stderr.write(`This is a bug in Verbatim.\n${lines.join('\n')}\n`);
}
