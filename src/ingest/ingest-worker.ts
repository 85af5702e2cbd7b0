import { workerData } from 'piscina';
import { Database } from '../store/database.js';
import type { Unit } from './readers/unit.js';
import { storeUnit, type UnitOutcome } from './store-unit.js';
import type { WorkerSettings } from './worker-pool.js';

const { databaseUrl } = workerData as WorkerSettings;
const database = Database.connect(databaseUrl, { isWriter: true });
// Told to whoever awaits it below.
database.catch(() => undefined);

/** Reads and stores one unit, in a thread of its own with a connection of its own. */
export default async function ingestUnit(unit: Unit): Promise<UnitOutcome> {
  return storeUnit(await database, unit);
}
