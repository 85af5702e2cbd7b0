import type { IngestOutcome } from '../domain/ingest-outcome.js';
import type { Principal } from '../domain/principal.js';
import type { Database } from '../store/database.js';
import { refusal, type Failure } from './failure.js';
import { ingestPage } from './ingest-page.js';
import { readUnit } from './readers/read-unit.js';
import type { Unit } from './readers/unit.js';

/** What became of a unit: it may come from another thread. */
export type UnitOutcome = { readonly outcome: IngestOutcome } | Failure;

/** A unit to be stored, and who has it stored. */
export interface SentUnit {
  readonly unit: Exclude<Unit, { kind: 'refused' }>;
  readonly sender: Principal;
}

/** Reads the article of a unit and stores it, in one transaction. */
export async function storeUnit(database: Database, { unit, sender }: SentUnit): Promise<UnitOutcome> {
  try {
    return { outcome: await ingestPage(database, await readUnit(unit), sender) };
  } catch (error) {
    return refusal(error);
  }
}
