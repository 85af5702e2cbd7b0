import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ArchiveWriter } from '../domain/archive-writer.js';
import { VerbatimError } from '../domain/errors.js';
import { DEFAULT_BOUNDS } from '../graphql/bounds/bounds.js';
import type { RequestContext } from '../graphql/context.js';
import { writeAnswer } from '../graphql/remembered-answers.js';
import { buildVerbatimSchema } from '../graphql/schema.js';
import type { Database } from '../store/database.js';
import { Memory } from '../store/memory.js';
import type { Replicas } from '../store/replicas.js';
import { answerErrors, answerNotFound } from './answer-errors.js';
import { Authenticator } from './authentication/authenticator.js';
import { TokenVerifier } from './authentication/token-verifier.js';
import { boundsPlugin } from './bounds-plugin.js';
import type { Config } from './config.js';
import { plainPage, sandboxPage } from './landing-page.js';
import { legacyStatus } from './legacy-status.js';
import { OperationExecution } from './operation-execution.js';
import { RateLimits } from './rate-limits.js';
import { refuseBatches } from './refuse-batches.js';
import { failureReporter } from './monitoring/failure-reporter.js';
import type { Metrics } from './monitoring/metrics.js';
import { newRequestId, RequestIds } from './monitoring/request-ids.js';
import type { Tracing } from './monitoring/tracing.js';
import { answerProbes } from './readiness.js';
import { requestContexts } from './request-context.js';
import { setSecurityHeaders } from './security-headers.js';
import { Shutdown } from './shutdown.js';
import { USUAL_TRAFFIC, type TrafficSettings } from './traffic-settings.js';
import { refuseUntrusted, TrustedOperations } from './trusted-operations.js';

const GRAPHQL_PATH = '/graphql';

/** What is told of an operation that is not valid: the first mistakes, and no more work than they took to find. */
const MAX_VALIDATION_ERRORS = 5;

/** How long a request may take to arrive, its headers a third of that; and a connection without a byte either way. */
const ARRIVAL_MS = 30_000;
const SILENCE_MS = 60_000;

/** Why the system does not let us listen, in words, with the setting at fault. */
const LISTEN_FAILURES: Readonly<Record<string, { setting: 'HOST' | 'PORT'; reason: string }>> = {
  EADDRINUSE: { setting: 'PORT', reason: 'is taken by another program' },
  EACCES: { setting: 'PORT', reason: 'may not be used by this user' },
  EADDRNOTAVAIL: { setting: 'HOST', reason: 'is not an address of this machine' },
  ENOTFOUND: { setting: 'HOST', reason: 'is not known' },
  EAI_AGAIN: { setting: 'HOST', reason: 'is not known' },
};

/** Unless it is said, nothing is remembered, nothing is taken in, everybody may read, no tokens are accepted, and limits are the usual. */
type HttpSettings = Pick<Config, 'corsOrigins' | 'introspection'> &
  Partial<Pick<Config, 'memoryRows' | 'drainMs' | 'reading' | 'jwt' | 'bounds' | 'traffic' | 'trusted'>> & {
    /** Where readers read; null where there is one database only. */
    readonly replicas?: Replicas | null;
    /** How long a request may take to arrive. */
    readonly arrivalMs?: number;
    /** What takes in articles and comments; null where nothing does. */
    readonly writer?: ArchiveWriter | null;
    /** Null where nothing is counted. */
    readonly metrics?: Metrics | null;
    /** Null where nobody is told of requests. */
    readonly tracing?: Tracing | null;
  };

export interface HttpServer {
  /**
   * @returns the address of the API, for people
   * @throws VerbatimError PORT_TAKEN, CONFIGURATION_INVALID
   */
  readonly listen: (host: string, port: number) => Promise<string>;
  /** Waits for the requests under way, some seconds at most. */
  readonly close: () => Promise<void>;
}

function createApollo(
  schema: Awaited<ReturnType<typeof buildVerbatimSchema>>,
  shutdown: Shutdown,
  ids: RequestIds,
  trusted: TrustedOperations | null,
  logger: Logger,
  { introspection, bounds = DEFAULT_BOUNDS, metrics, tracing }: HttpSettings,
) {
  const execution = new OperationExecution(schema);
  return new ApolloServer<RequestContext>({
    gateway: execution.gateway,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: bounds.maxBatch > 1,
    parseOptions: { maxLexicalTokens: bounds.maxTokens },
    ...(trusted && { persistedQueries: { cache: trusted.cache } }),
    validationOptions: { maxErrors: MAX_VALIDATION_ERRORS },
    formatError: ids.formatError,
    stringifyResult: writeAnswer,
    // Sandbox is nothing without introspection.
    plugins: [
      legacyStatus,
      boundsPlugin(schema, bounds),
      execution.plugin,
      ids.plugin,
      ...(metrics ? [metrics.plugin] : []),
      ...(tracing ? [tracing.plugin] : []),
      { serverWillStart: () => Promise.resolve({ drainServer: () => shutdown.run() }) },
      introspection ? sandboxPage : plainPage,
      ApolloServerPluginCacheControlDisabled(),
    ],
    logger,
    stopOnTerminationSignals: false,
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

function createApp(bodyLimit: number, arrivalMs: number, { trustProxy }: TrafficSettings): FastifyInstance {
  return fastify({
    bodyLimit,
    genReqId: newRequestId,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    requestTimeout: arrivalMs,
    connectionTimeout: SILENCE_MS,
    http: { headersTimeout: arrivalMs / 3, connectionsCheckingInterval: Math.min(1_000, arrivalMs / 3) },
    // What was sent before the client heard that we stop is answered.
    return503OnClosing: false,
  });
}

/** Makes the HTTP server: GraphQL at /graphql, with Apollo Sandbox for browsers, /health and /ready. */
export async function createHttpServer(
  database: Database,
  logger: Logger,
  settings: HttpSettings,
): Promise<HttpServer> {
  const { corsOrigins, memoryRows = 0, drainMs = 0, arrivalMs = ARRIVAL_MS, writer = null } = settings;
  const { reading = 'open', jwt = null, bounds = DEFAULT_BOUNDS, traffic = USUAL_TRAFFIC } = settings;
  const { replicas = null } = settings;
  const memory = new Memory(memoryRows, database);
  const authenticator = new Authenticator(database, jwt && new TokenVerifier(jwt));
  const app = createApp(bounds.maxBodyBytes, arrivalMs, traffic);
  const shutdown = new Shutdown(app, drainMs);
  const ids = new RequestIds(failureReporter(logger));
  ids.register(app);
  settings.tracing?.register(app);
  const schema = await buildVerbatimSchema();
  const trusted = settings.trusted ? await TrustedOperations.read(settings.trusted.path, schema) : null;
  const apollo = createApollo(schema, shutdown, ids, trusted, logger, settings);
  await apollo.start();
  setSecurityHeaders(app, settings.introspection);
  answerErrors(app, logger, bounds.maxBodyBytes);
  answerNotFound(app, GRAPHQL_PATH);
  refuseBatches(app, bounds.maxBatch);
  await app.register(cors, {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'POST'],
  });
  app.get('/', (_request, reply) => reply.redirect(GRAPHQL_PATH));
  answerProbes(app, database, replicas, shutdown);
  const limits = await RateLimits.register(app, traffic.rateLimits);
  const gate = { authenticator, reading, limits };
  await app.register(async (graphql) => {
    settings.metrics?.register(graphql);
    graphql.addHook('onRequest', (request) => limits.admit(request));
    if (trusted && settings.trusted?.isExclusive === true) refuseUntrusted(graphql, trusted);
    await graphql.register(fastifyApollo(apollo), {
      path: GRAPHQL_PATH,
      context: requestContexts({ database, memory, replicas, writer }, gate, traffic.requestTimeoutMs),
    });
  });
  return { listen: (host, port) => listen(app, host, port), close: () => apollo.stop() };
}
