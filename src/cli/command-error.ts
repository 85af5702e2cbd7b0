import { VerbatimError } from '../domain/errors.js';
import { printable } from './printable.js';

/** Tells what went wrong in one line on standard error; the exit code is 1. A bug of ours shows its stack. */
export function reportFailure(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof VerbatimError) process.stderr.write(`${error.code}: ${printable(error.message)}\n`);
  else process.stderr.write(`This is a bug in Verbatim: ${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
}
