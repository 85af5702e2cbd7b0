import { randomUUID } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestContext } from '../../graphql/context.js';
import { formatError } from '../../graphql/format-error.js';
import type { FailureReporter } from './failure-reporter.js';

const HEADER = 'x-request-id';

/** What fastify calls a request; nothing of what a client sends, which would stand in our log. */
export function newRequestId(): string {
  return randomUUID();
}

/**
 * Gives every answer its request's id as a header, and those errors that are in the log, where the same id is. Decides
 * nothing else; talks to the log.
 */
export class RequestIds {
  private readonly ofErrors = new WeakMap<object, string>();

  constructor(private readonly report: FailureReporter) {}

  readonly plugin: ApolloServerPlugin<RequestContext> = {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, request }) => {
          const id = request.http?.headers.get(HEADER);
          if (id !== undefined) for (const error of errors) this.ofErrors.set(error, id);
          return Promise.resolve();
        },
      }),
  };

  readonly formatError = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const requestId = this.ofErrors.get(Object(error) as object);
    const isInLog = { value: false };
    const shown = formatError(formatted, error, (cause) => {
      isInLog.value = true;
      this.report(cause, requestId);
    });
    return isInLog.value && requestId !== undefined
      ? { ...shown, extensions: { ...shown.extensions, requestId } }
      : shown;
  };

  /** Apollo's plugins see a request's headers, and nothing else of it. */
  register(app: FastifyInstance): void {
    app.addHook('onRequest', (request, reply, done) => {
      request.headers[HEADER] = request.id;
      void reply.header(HEADER, request.id);
      done();
    });
  }
}
