import type { FastifyReply } from 'fastify';
import { VerbatimError } from '../domain/errors.js';
import { RequestEnd } from '../store/request-end.js';

/**
 * When a request is to be given up: its client has gone away, or it takes longer than it may.
 * @param timeoutMs 0 for ever
 * @returns an end whose reason is a VerbatimError: CLIENT_GONE, REQUEST_TIMEOUT
 */
export function requestEnd({ raw }: Pick<FastifyReply, 'raw'>, timeoutMs: number): RequestEnd {
  const end = new RequestEnd();
  const timer =
    timeoutMs === 0
      ? undefined
      : setTimeout(() => {
          const seconds = (timeoutMs / 1000).toFixed(1).replace('.0', '');
          const sentence = `This takes longer than ${seconds} seconds: ask for less, for example by smaller pages.`;
          end.giveUp(new VerbatimError('REQUEST_TIMEOUT', sentence));
        }, timeoutMs);
  raw.once('close', () => {
    clearTimeout(timer);
    if (!raw.writableFinished)
      end.giveUp(new VerbatimError('CLIENT_GONE', 'The client did not wait for the answer.'));
  });
  return end;
}
