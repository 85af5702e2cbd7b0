import { workerData } from 'node:worker_threads';
import { Database } from '../store/database.js';
import type { Unit } from './readers/unit.js';
import { storeUnit, type UnitOutcome } from './store-unit.js';

/** What a worker thread is started with. */
export interface WorkerSettings {
  readonly databaseUrl: string;
}

// piscina gives what it was told first, then its own.
const [, { databaseUrl }] = workerData as [unknown, WorkerSettings];
const database = Database.connect(databaseUrl);
// Told to whoever awaits it below.
database.catch(() => undefined);

/** Reads and stores one unit, in a thread of its own with a connection of its own. */
export default async function ingestUnit(unit: Unit): Promise<UnitOutcome> {
  return storeUnit(await database, unit);
}
