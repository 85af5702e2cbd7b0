import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Tracing } from './tracing.js';

/** Tells a collector of every request where the settings say which; else null, and its code is not even loaded. */
export async function startTracing(
  { tracesEndpoint, serviceName }: Pick<Config, 'tracesEndpoint' | 'serviceName'>,
  logger: Logger,
): Promise<Tracing | null> {
  if (tracesEndpoint === undefined) return null;
  const { Tracing } = await import('./tracing.js');
  logger.info({ origin: tracesEndpoint.origin }, 'Traces are sent.');
  return new Tracing(tracesEndpoint, serviceName);
}
