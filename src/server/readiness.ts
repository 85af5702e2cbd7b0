import type { FastifyInstance } from 'fastify';
import { VerbatimError } from '../domain/errors.js';
import type { Database } from '../store/database.js';
import type { Replicas } from '../store/replicas.js';
import { isUpToDate } from '../store/migrate.js';
import type { Shutdown } from './shutdown.js';

/** Null where requests can be answered, else what is missing. */
async function obstacle(
  database: Database,
  replicas: Replicas | null,
  shutdown: Shutdown,
): Promise<string | null> {
  if (shutdown.hasBegun) return 'The server is stopping.';
  try {
    return (await isUpToDate(database)) ? null : 'The tables are not up to date: run `verbatim migrate`.';
  } catch (error) {
    // While the primary is away, readers are served; who wants to write is told.
    if (replicas?.next()) return null;
    return error instanceof VerbatimError ? error.message : 'The database cannot be asked.';
  }
}

/**
 * For whoever watches over the process: /health tells that it is alive, and asks nobody; /ready whether requests
 * should be sent to it, with 503 where not.
 */
export function answerProbes(
  app: FastifyInstance,
  database: Database,
  replicas: Replicas | null,
  shutdown: Shutdown,
): void {
  app.get('/health', () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    const reason = await obstacle(database, replicas, shutdown);
    return reason === null ? { status: 'ready' } : reply.status(503).send({ status: 'unavailable', reason });
  });
}
