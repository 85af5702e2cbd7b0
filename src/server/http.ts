import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { VerbatimError } from '../domain/errors.js';
import { createContext, type RequestContext } from '../graphql/context.js';
import { formatError } from '../graphql/format-error.js';
import { buildVerbatimSchema } from '../graphql/schema.js';
import type { Database } from '../store/database.js';

export const GRAPHQL_PATH = '/graphql';

/** No query this API offers is longer, in bytes of the whole body. */
const MAX_BODY_BYTES = 1_048_576;

/**
 * GraphQL over HTTP answers 200 to a well-formed request that cannot be executed, unless the client accepts the newer
 * media type. Source: https://graphql.github.io/graphql-over-http/draft/#sec-application-json
 */
const legacyStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        const accepts = request.http?.headers.get('accept') ?? '';
        const isRequestError = response.http.status === 400 && response.body.kind === 'single';
        const wasParsed = request.query !== undefined || request.extensions !== undefined;
        if (isRequestError && wasParsed && !accepts.includes('application/graphql-response+json')) {
          response.http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};

/** A client's mistake that never reached GraphQL, told in GraphQL's own form. */
function requestError(statusCode: number) {
  const isTooLarge = statusCode === 413;
  const message = isTooLarge ? 'The request is too large.' : 'The request is not well-formed.';
  return { errors: [{ message, extensions: { code: isTooLarge ? 'PAYLOAD_TOO_LARGE' : 'BAD_REQUEST' } }] };
}

/**
 * Makes the HTTP server: GraphQL at `/graphql`, with Apollo Sandbox for browsers, and `/health`.
 * @returns the server, not yet listening; closing it waits for the requests under way
 */
export async function createHttpServer(database: Database, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = fastify({ loggerInstance: logger, disableRequestLogging: true, bodyLimit: MAX_BODY_BYTES });
  const apollo = new ApolloServer<RequestContext>({
    schema: await buildVerbatimSchema(),
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatError(formatted, error, (cause) => {
        logger.error(cause, 'A query failed');
      }),
    plugins: [
      legacyStatus,
      fastifyApolloDrainPlugin(app),
      ApolloServerPluginLandingPageLocalDefault({ embed: true }),
    ],
    logger,
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const statusCode = error.statusCode ?? 500;
    if (statusCode < 500) return reply.status(statusCode).send(requestError(statusCode));
    logger.error(error, 'A request failed');
    const message = 'Something went wrong on our side.';
    return reply.status(500).send({ errors: [{ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  });
  app.get('/health', () => ({ status: 'ok' }));
  await app.register(fastifyApollo(apollo), {
    path: GRAPHQL_PATH,
    context: () => Promise.resolve(createContext(database)),
  });
  return app;
}

/**
 * Listens.
 * @returns the address, for people
 * @throws VerbatimError PORT_TAKEN
 */
export async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
    const reason = code === 'EACCES' ? 'may not be used by this user' : 'is taken by another program';
    const sentence = `Port ${String(port)} ${reason}: set PORT to another one.`;
    throw new VerbatimError('PORT_TAKEN', sentence, { cause, path: ['PORT'] });
  }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${String(port)}${GRAPHQL_PATH}`;
}
