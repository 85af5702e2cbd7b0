import { clientsGone } from './clients-gone.mjs';
import { clockSteps } from './clock-steps.mjs';
import { connectionsUsedUp } from './connections-used-up.mjs';
import { diskFull } from './disk-full.mjs';
import { dumpAndRestore } from './dump-and-restore.mjs';
import { failedMigration } from './failed-migration.mjs';
import { killServer } from './kill-server.mjs';
import { killWorker } from './kill-worker.mjs';
import { lockHeld } from './lock-held.mjs';
import { migrateAtOnce } from './migrate-at-once.mjs';
import { postgresAway } from './postgres-away.mjs';
import { replicaBehind } from './replica-behind.mjs';
import { sigterm } from './sigterm.mjs';
import { slowClients } from './slow-clients.mjs';

/**
 * Every case, in the order in which they run: what is asked, and `run`, which resolves to what was measured, how many
 * writes were acknowledged and how many of them lost, and whether what is asked was met (null where it could not be tried).
 */
export const CASES = {
  'kill-server': killServer,
  'kill-worker': killWorker,
  'postgres-away': postgresAway,
  'lock-held': lockHeld,
  'connections-used-up': connectionsUsedUp,
  'disk-full': diskFull,
  'replica-behind': replicaBehind,
  sigterm,
  'migrate-at-once': migrateAtOnce,
  'failed-migration': failedMigration,
  'clock-steps': clockSteps,
  'slow-clients': slowClients,
  'clients-gone': clientsGone,
  'dump-and-restore': dumpAndRestore,
};
