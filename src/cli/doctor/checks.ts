import * as database from './database-checks.js';
import type { Finding, Patient } from './finding.js';
import * as machine from './machine-checks.js';
import { replicas } from './replica-checks.js';

/** Every check, in the order in which they are shown. */
export const CHECKS: Readonly<Record<string, (patient: Patient) => Promise<Finding>>> = {
  settings: machine.settings,
  database: database.version,
  extensions: database.extensions,
  migrations: database.migrations,
  rights: database.rights,
  connections: database.connections,
  durability: database.durability,
  disk: machine.disk,
  clock: database.clock,
  replicas,
  queue: database.queue,
};
