import { once } from 'node:events';
import { createServer } from 'node:http';
import { VerbatimError } from '../../domain/errors.js';
import type { Metrics } from './metrics.js';

export interface MetricsServer {
  /** The port it listens on. */
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Answers /metrics in Prometheus' text format, on a port that readers do not reach.
 * @param port 0 for any free one
 * @throws VerbatimError PORT_TAKEN
 */
export async function startMetricsServer(
  metrics: Metrics,
  host: string,
  port: number,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    const sentence = `Port ${String(port)} cannot be listened on: set METRICS_PORT to another one.`;
    throw new VerbatimError('PORT_TAKEN', sentence, { cause, path: ['METRICS_PORT'] });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      metrics.close();
      await closed;
    },
  };
}
