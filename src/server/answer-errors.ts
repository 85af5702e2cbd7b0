import type { FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { loggable } from './monitoring/loggable.js';

/** What a client is told of a request that GraphQL did not see. */
interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is refused before GraphQL sees it, for a reason that its client may know. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(
    readonly statusCode: number,
    readonly refusal: Refusal,
  ) {
    super(refusal.message);
  }
}

function refusalOf(error: FastifyError | RequestRefused, status: number, maxBodyBytes: number): Refusal {
  if (error instanceof RequestRefused) return error.refusal;
  if (status >= 500) return { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' };
  if (status === 413)
    return { code: 'PAYLOAD_TOO_LARGE', message: `A request has ${String(maxBodyBytes)} bytes at most.` };
  return { code: 'BAD_REQUEST', message: 'The request is not well-formed.' };
}

/** Tells of what went wrong before GraphQL saw the request in GraphQL's own form, and of our faults nothing. */
export function answerErrors(app: FastifyInstance, logger: Logger, maxBodyBytes: number): void {
  app.setErrorHandler((error: FastifyError | RequestRefused, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: loggable(error), requestId: request.id }, 'A request failed.');
    const { code, message, headers = {} } = refusalOf(error, status, maxBodyBytes);
    return reply
      .status(status)
      .headers(headers)
      .send({ errors: [{ message, extensions: { code } }] });
  });
}

/** Tells of an address that is none in GraphQL's own form too. */
export function answerNotFound(app: FastifyInstance, path: string): void {
  app.setNotFoundHandler((_request, reply) => {
    const message = `There is nothing here: GraphQL answers GET and POST at ${path}.`;
    return reply.status(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}
