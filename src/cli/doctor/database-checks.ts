import { OLDEST_MAJOR_VERSION } from '../../store/database.js';
import { clockDifference, databaseTraits, extensionStates } from '../../store/health.js';
import { migrationState } from '../../store/migrate.js';
import { liveWorkers, queueDepth } from '../../store/page-queue.js';
import { failed, ok, warning, type Finding, type Patient } from './finding.js';

/** What the migrations install. */
const EXTENSIONS = ['pg_trgm', 'unaccent'];

/** Keys and tokens expire by these clocks. */
const WRONG_CLOCK_MS = 5_000;

/** As many as a server opens at most. */
const POOL = 10;

export async function version({ database }: Patient): Promise<Finding> {
  const traits = await databaseTraits(database);
  // An older one would have been refused when it was connected to.
  const found = `PostgreSQL ${traits.version}; ${String(OLDEST_MAJOR_VERSION)} or later is needed`;
  return traits.isStandby
    ? failed(`${found}; it is a standby`, 'Set DATABASE_URL to the primary: a standby cannot be written.')
    : ok(found);
}

export async function extensions({ database }: Patient): Promise<Finding> {
  const states = await extensionStates(database, EXTENSIONS);
  const lacking = states.filter(({ isInstalled, isAvailable }) => !isInstalled && !isAvailable);
  const names = (of: typeof states): string => of.map(({ name }) => name).join(', ');
  if (lacking.length > 0)
    return failed(
      `${names(lacking)} missing`,
      "Install PostgreSQL's contrib package on the database's machine; then run `verbatim migrate`.",
    );
  const waiting = states.filter(({ isInstalled }) => !isInstalled);
  if (waiting.length > 0)
    return failed(`${names(waiting)} not installed in this database`, 'Run `verbatim migrate`.');
  return ok(names(states));
}

export async function migrations({ database }: Patient): Promise<Finding> {
  const { pending, unknown } = await migrationState(database);
  if (unknown.length > 0)
    return failed(
      `the tables are of a later release (${unknown.join(', ')})`,
      'Upgrade this program: an older one may write what the later one does not understand.',
    );
  if (pending.length > 0)
    return failed(`${String(pending.length)} to apply`, 'Make a backup, then run `verbatim migrate`.');
  return ok('all applied');
}

export async function rights({ database }: Patient): Promise<Finding> {
  const { mayWrite } = await databaseTraits(database);
  if (mayWrite) return ok('this user may write');
  return warning(
    'this user may only read: it can serve, and neither ingest nor correct',
    'If that is not meant, grant it insert, update and delete on all tables of the schema public.',
  );
}

export async function connections({ database }: Patient): Promise<Finding> {
  const { usedConnections, mostConnections } = await databaseTraits(database);
  const found = `${String(usedConnections)} of ${String(mostConnections)} in use`;
  if (mostConnections - usedConnections >= POOL) return ok(found);
  return warning(
    found,
    `A server uses up to ${String(POOL)}: raise max_connections, or run fewer servers and workers.`,
  );
}

export async function durability({ database }: Patient): Promise<Finding> {
  const { unsafeSettings } = await databaseTraits(database);
  if (unsafeSettings.length === 0) return ok('what is acknowledged is on the disk');
  return warning(
    `off: ${unsafeSettings.join(', ')}`,
    'What was acknowledged may be lost when the machine stops: turn them on where the archive is not a throwaway.',
  );
}

export async function clock({ database }: Patient): Promise<Finding> {
  await clockDifference(database);
  const { ahead, journey } = await clockDifference(database);
  const seconds = `${(Math.abs(ahead) / 1000).toFixed(1)} s`;
  if (Math.abs(ahead) > WRONG_CLOCK_MS)
    return failed(
      `the database's clock is ${seconds} ${ahead > 0 ? 'ahead of' : 'behind'} this machine's`,
      'Have both set by a time server (NTP): keys and tokens expire by these clocks.',
    );
  return ok(`it and the database's agree to ${seconds}; an answer takes ${String(journey)} ms`);
}

export async function queue({ database }: Patient): Promise<Finding> {
  const [{ waiting, running, dead }, workers] = await Promise.all([
    queueDepth(database),
    liveWorkers(database),
  ]);
  const counts = `${String(waiting)} waiting, ${String(running)} being read, ${String(dead)} failed for good`;
  const found = `${counts}; workers alive: ${String(workers)}`;
  if (waiting > 0 && workers === 0) return warning(found, 'Start a `verbatim worker`.');
  if (dead > 0)
    return warning(found, '`verbatim queue list` tells why; `verbatim queue retry` tries them again.');
  return ok(found);
}
