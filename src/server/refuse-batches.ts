import type { FastifyInstance } from 'fastify';
import { RequestRefused } from './answer-errors.js';

/**
 * Refuses a request with too many operations before any of them is looked at.
 * @param max 1 for no batching: then an array with one operation is refused as well
 */
export function refuseBatches(app: FastifyInstance, max: number): void {
  const message =
    max === 1
      ? 'A request has one operation, not an array of them.'
      : `A request has ${String(max)} operations at most.`;
  app.addHook('preHandler', ({ body }, _reply, done) => {
    const isTooLarge = Array.isArray(body) && (max === 1 || body.length > max);
    done(isTooLarge ? new RequestRefused(400, { code: 'BATCH_TOO_LARGE', message }) : undefined);
  });
}
