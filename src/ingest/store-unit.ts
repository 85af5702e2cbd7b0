import { VerbatimError, type ErrorCode } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import { ingestPage, type IngestOutcome } from './ingest-page.js';
import { readUnit } from './readers/read-unit.js';
import type { Unit } from './readers/unit.js';

/** What became of a unit: it may come from another thread. */
export type UnitOutcome =
  | { readonly outcome: IngestOutcome }
  | { readonly code: ErrorCode; readonly message: string; readonly reason: string | null };

/** A fault of ours costs the one article that met it. */
export function refusal(error: unknown): UnitOutcome {
  if (error instanceof VerbatimError) {
    const { code, message, cause } = error;
    return { code, message, reason: cause instanceof Error ? cause.message : null };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'INTERNAL_ERROR', message: 'It could not be stored: this is a bug in Verbatim.', reason };
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
export function refusalError({
  code,
  message,
  reason,
}: Exclude<UnitOutcome, { outcome: unknown }>): VerbatimError {
  return new VerbatimError(code, message, reason === null ? {} : { cause: new Error(reason) });
}
