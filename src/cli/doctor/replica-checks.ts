import { Database } from '../../store/database.js';
import { clockDifference } from '../../store/health.js';
import { replayedPosition, writtenPosition } from '../../store/replication.js';
import { inBytes, failed, ok, warning, type Finding, type Patient } from './finding.js';

/** As much as a primary writes while one looks from it to its replica. */
const FAR_BEHIND = 64_000_000n;
const WRONG_CLOCK_MS = 5_000;

async function examine(url: string, { database, config }: Patient): Promise<Finding> {
  const name = new URL(url).host;
  const replica = Database.unseen(url);
  try {
    const written = await writtenPosition(database);
    const replayed = await replayedPosition(replica);
    if (replayed === null)
      return failed(
        `${name} is no standby`,
        'Take it out of DATABASE_REPLICA_URLS, or make it follow DATABASE_URL.',
      );
    const { ahead } = await clockDifference(replica);
    if (Math.abs(ahead) > WRONG_CLOCK_MS)
      return failed(
        `the clock of ${name} is ${(Math.abs(ahead) / 1000).toFixed(1)} s off`,
        'Have it set by a time server (NTP).',
      );
    const behind = written === null || replayed > written ? 0n : written - replayed;
    const found = `${name} is ${inBytes(Number(behind))} behind`;
    return behind > FAR_BEHIND
      ? warning(
          found,
          `Readers are kept from it while that takes more than ${String(config.replicaLagMs)} ms.`,
        )
      : ok(found);
  } catch {
    return failed(`${name} cannot be reached`, 'Start it, or take it out of DATABASE_REPLICA_URLS.');
  } finally {
    await replica.close();
  }
}

/** The worst of them is shown first. */
export async function replicas(patient: Patient): Promise<Finding> {
  const { replicaUrls } = patient.config;
  if (replicaUrls.length === 0) return ok('none');
  const findings = await Promise.all(replicaUrls.map((url) => examine(url, patient)));
  const sorted = (['failed', 'warning', 'ok'] as const).flatMap((state) =>
    findings.filter((finding) => finding.state === state),
  );
  const [worst] = sorted;
  return { ...(worst ?? ok('none')), found: sorted.map(({ found }) => found).join('; ') };
}
