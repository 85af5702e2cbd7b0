import type { Logger } from 'pino';
import type { Database } from '../../store/database.js';
import type { Replicas } from '../../store/replicas.js';
import type { Config } from '../config.js';
import type { Metrics } from './metrics.js';

export interface RunningMetrics {
  readonly metrics: Metrics;
  readonly close: () => Promise<void>;
}

/**
 * Counts, and shows what is counted, where the settings say at which port; else null, and its code is not even loaded.
 * @throws VerbatimError PORT_TAKEN
 */
export async function startMetrics(
  { metricsPort, host }: Pick<Config, 'metricsPort' | 'host'>,
  database: Database,
  replicas: Replicas | null,
  logger: Logger,
): Promise<RunningMetrics | null> {
  if (metricsPort === undefined) return null;
  const [{ Metrics }, { startMetricsServer }] = await Promise.all([
    import('./metrics.js'),
    import('./metrics-server.js'),
  ]);
  const metrics = new Metrics(database, replicas);
  const { port, close } = await startMetricsServer(metrics, host, metricsPort);
  logger.info({ host, port }, 'Metrics are at /metrics.');
  return { metrics, close };
}
