import { statfs } from 'node:fs/promises';
import { isIP } from 'node:net';
import { SETTINGS } from '../../server/config.js';
import { databaseTraits } from '../../store/health.js';
import { failed, inBytes, ok, warning, type Finding, type Patient } from './finding.js';

/** Below this, PostgreSQL's log of changes alone may fill the disk. */
const LITTLE_ROOM = 2e9;
const NO_ROOM = 200e6;

function isOpenToOthers(host: string): boolean {
  return host !== 'localhost' && host !== '::1' && !(isIP(host) === 4 && host.startsWith('127.'));
}

/** That they are valid, reading them has shown. */
export function settings({ config }: Patient): Promise<Finding> {
  const { host, introspection, traffic } = config;
  const isUnlimited = traffic.rateLimits.perAddress === 0 || traffic.rateLimits.perKey === 0;
  if (isOpenToOthers(host) && (isUnlimited || introspection))
    return Promise.resolve(
      warning(
        `valid; others can reach ${host}, and ${isUnlimited ? 'rates are not limited' : 'introspection is on'}`,
        'Set NODE_ENV=production, or the settings that it changes, unless only your own network reaches it.',
      ),
    );
  return Promise.resolve(ok(`all ${String(SETTINGS.length)} valid`));
}

/** The disk of a database elsewhere cannot be seen from here. */
export async function disk({ postgres: { folder }, database }: Patient): Promise<Finding> {
  const { bytes } = await databaseTraits(database);
  const archive = `the archive takes ${inBytes(bytes)}`;
  if (folder === null) return ok(`${archive}; the disk it is on cannot be seen from here`);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const found = `${archive}; ${inBytes(free)} are free at ${folder}`;
  const advice = 'Make room, or set DATA_DIR to a larger disk and move the folder there while nothing runs.';
  if (free < NO_ROOM) return failed(found, advice);
  return free < LITTLE_ROOM ? warning(found, advice) : ok(found);
}
