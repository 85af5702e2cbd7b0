import { workerData } from 'piscina';
import { Database } from '../store/database.js';
import { storeUnit, type SentUnit, type UnitOutcome } from './store-unit.js';
import type { WorkerSettings } from './worker-pool.js';

const { databaseUrl } = workerData as WorkerSettings;
const database = Database.connect(databaseUrl, { isWriter: true });
// Told to whoever awaits it below.
database.catch(() => undefined);

/** Reads and stores one unit, in a thread of its own with a connection of its own. */
export default async function ingestUnit(sent: SentUnit): Promise<UnitOutcome> {
  return storeUnit(await database, sent);
}
