import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { VerbatimError } from '../domain/errors.js';
import { createContext, type RequestContext } from '../graphql/context.js';
import { formatError } from '../graphql/format-error.js';
import { buildVerbatimSchema } from '../graphql/schema.js';
import type { Database } from '../store/database.js';
import { Memory } from '../store/memory.js';
import { authenticated } from './authentication/authenticated.js';
import { Authenticator } from './authentication/authenticator.js';
import { TokenVerifier } from './authentication/token-verifier.js';
import { compiledGateway } from './compiled-gateway.js';
import type { Config } from './config.js';
import { plainPage, sandboxPage } from './landing-page.js';
import { legacyStatus } from './legacy-status.js';

const GRAPHQL_PATH = '/graphql';

/** No query that this API answers is longer, in bytes of the whole body. */
const MAX_BODY_BYTES = 1_048_576;

/** Why the system does not let us listen, in words, with the setting at fault. */
const LISTEN_FAILURES: Readonly<Record<string, { setting: 'HOST' | 'PORT'; reason: string }>> = {
  EADDRINUSE: { setting: 'PORT', reason: 'is taken by another program' },
  EACCES: { setting: 'PORT', reason: 'may not be used by this user' },
  EADDRNOTAVAIL: { setting: 'HOST', reason: 'is not an address of this machine' },
  ENOTFOUND: { setting: 'HOST', reason: 'is not known' },
  EAI_AGAIN: { setting: 'HOST', reason: 'is not known' },
};

export interface HttpServer {
  /**
   * @returns the address of the API, for people
   * @throws VerbatimError PORT_TAKEN, CONFIGURATION_INVALID
   */
  readonly listen: (host: string, port: number) => Promise<string>;
  /** Waits for the requests under way, ten seconds at most. */
  readonly close: () => Promise<void>;
}

function createApollo(
  schema: Awaited<ReturnType<typeof buildVerbatimSchema>>,
  app: FastifyInstance,
  logger: Logger,
  introspection: boolean,
) {
  return new ApolloServer<RequestContext>({
    gateway: compiledGateway(schema),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) =>
      formatError(formatted, error, (cause) => {
        logger.error(cause, 'A query failed.');
      }),
    // Sandbox is nothing without introspection.
    plugins: [
      legacyStatus,
      fastifyApolloDrainPlugin(app),
      introspection ? sandboxPage : plainPage,
      ApolloServerPluginCacheControlDisabled(),
    ],
    logger,
    stopOnTerminationSignals: false,
  });
}

/** Tells of what went wrong before GraphQL saw the request in GraphQL's own form, and of our faults nothing. */
function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error(error, 'A request failed.');
    const [code, message] =
      status >= 500
        ? ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side.']
        : status === 413
          ? ['PAYLOAD_TOO_LARGE', `A request has ${String(MAX_BODY_BYTES)} bytes at most.`]
          : ['BAD_REQUEST', 'The request is not well-formed.'];
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
}

/** Tells of an address that is none in GraphQL's own form too. */
function answerNotFound(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => {
    const message = `There is nothing here: GraphQL answers GET and POST at ${GRAPHQL_PATH}.`;
    return reply.status(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const failure = LISTEN_FAILURES[code];
    if (!failure) throw cause;
    const { setting, reason } = failure;
    const sentence = `${setting === 'PORT' ? `Port ${String(port)}` : host} ${reason}: set ${setting} to another one.`;
    throw new VerbatimError(code === 'EADDRINUSE' ? 'PORT_TAKEN' : 'CONFIGURATION_INVALID', sentence, {
      cause,
      path: [setting],
    });
  }
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const [bound] = app.addresses();
  return `http://${name.includes(':') ? `[${name}]` : name}:${String(typeof bound === 'object' ? bound.port : port)}${GRAPHQL_PATH}`;
}

/** Unless it is said, nothing is remembered, everybody may read, and no tokens are accepted. */
type HttpSettings = Pick<Config, 'corsOrigins' | 'introspection'> &
  Partial<Pick<Config, 'memoryRows' | 'reading' | 'jwt'>>;

/** Makes the HTTP server: GraphQL at /graphql, with Apollo Sandbox for browsers, and /health. */
export async function createHttpServer(
  database: Database,
  logger: Logger,
  { corsOrigins, introspection, memoryRows = 0, reading = 'open', jwt = null }: HttpSettings,
): Promise<HttpServer> {
  const memory = new Memory(memoryRows);
  const authenticator = new Authenticator(database, jwt && new TokenVerifier(jwt));
  const app = fastify({ bodyLimit: MAX_BODY_BYTES });
  const apollo = createApollo(await buildVerbatimSchema(), app, logger, introspection);
  await apollo.start();
  answerErrors(app, logger);
  answerNotFound(app);
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'POST'],
  });
  app.get('/', (_request, reply) => reply.redirect(GRAPHQL_PATH));
  app.get('/health', () => ({ status: 'ok' }));
  await app.register(fastifyApollo(apollo), {
    path: GRAPHQL_PATH,
    context: async ({ headers }) =>
      createContext(database, memory, await authenticated(authenticator, reading, headers.authorization)),
  });
  return { listen: (host, port) => listen(app, host, port), close: () => apollo.stop() };
}
