import { VerbatimError, type ErrorCode } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import type { IngestOutcome } from '../domain/ingest-outcome.js';
import { ingestPage } from './ingest-page.js';
import { readUnit } from './readers/read-unit.js';
import type { Unit } from './readers/unit.js';

/** An error that may come from another thread. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly argument: readonly string[];
  readonly reason: string | null;
}

/** What became of a unit: it may come from another thread. */
export type UnitOutcome = { readonly outcome: IngestOutcome } | Failure;

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

/** Reads the article of a unit and stores it, in one transaction. */
export async function storeUnit(database: Database, unit: Unit): Promise<UnitOutcome> {
  try {
    return { outcome: await ingestPage(database, await readUnit(unit)) };
  } catch (error) {
    return refusal(error);
  }
}

/** The error that a refusal was. */
export function refusalError({ code, message, argument, reason }: Failure): VerbatimError {
  return new VerbatimError(code, message, {
    path: argument,
    ...(reason === null ? {} : { cause: new Error(reason) }),
  });
}
