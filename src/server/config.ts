import { resolve } from 'node:path';
import { bool, cleanEnv, str } from 'envalid';
import { VerbatimError } from '../domain/errors.js';
import type { Bounds } from '../graphql/bounds/bounds.js';
import { ACCESS_SPECS, readJwtSettings, type JwtSettings } from './access-settings.js';
import { BOUND_SPECS, readBounds } from './bound-settings.js';
import { INTAKE_SPECS, readIntakeSettings, type IntakeSettings } from './intake-settings.js';
import { count, milliseconds, origins, postgresUrl, postgresUrls, tcpPort } from './setting-kinds.js';
import { OPERATION_SPECS, readOperationSettings, type OperationSettings } from './operation-settings.js';
import { TRACE_SPECS } from './trace-settings.js';
import { readTrafficSettings, TRAFFIC_SPECS, type TrafficSettings } from './traffic-settings.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every setting, in the order in which `--help` lists them. */
const SPECS = {
  PORT: tcpPort({ default: 4000, desc: 'The TCP port the API answers at; 0 for any free one.' }),
  HOST: str({
    default: 'localhost',
    desc: 'The address it listens on; 0.0.0.0 for every one of the machine.',
  }),
  DATABASE_URL: postgresUrl({
    default: undefined,
    desc: 'A PostgreSQL 15 or later to use; without it an embedded PostgreSQL 18 is started.',
  }),
  DATABASE_REPLICA_URLS: postgresUrls({
    default: undefined,
    desc: 'Streaming replicas of DATABASE_URL, one machine each, comma between: readers read there.',
  }),
  REPLICA_LAG_MS: milliseconds({
    default: 5_000,
    desc: 'How far behind a replica may be; one further behind is left out.',
  }),
  DATA_DIR: str({ default: '.data', desc: 'The folder the embedded PostgreSQL keeps its data in.' }),
  STATEMENT_TIMEOUT_MS: milliseconds({
    default: 10_000,
    desc: 'How long the database may take over one statement of a query; 0 for ever.',
  }),
  METRICS_PORT: tcpPort({
    default: undefined,
    desc: 'The TCP port of `/metrics` for Prometheus; unset, nothing is counted.',
  }),
  ...TRACE_SPECS,
  DRAIN_MS: milliseconds({
    default: 1000,
    desc: 'How long, once told to stop, it still accepts requests, while `/ready` tells load balancers to send no more.',
  }),
  LOG_LEVEL: str({
    choices: LOG_LEVELS,
    default: 'info',
    desc: `How much is logged: ${LOG_LEVELS.join(', ')}.`,
  }),
  LOAD_SAMPLE: bool({
    default: true,
    desc: 'Whether `serve` loads the sample archive into an empty database.',
  }),
  MEMORY_ROWS: count({
    default: 20_000,
    desc: 'How many rows of a noun are remembered across requests, ten times as many inside articles, and 1,280 characters of whole answers for each; 0 for none.',
  }),
  CORS_ORIGINS: origins({
    default: ['https://studio.apollographql.com'],
    desc: 'Other web pages that may query the API, comma between; * for all.',
  }),
  INTROSPECTION: bool({
    default: undefined,
    desc: 'Whether clients may ask for the schema, and browsers get Apollo Sandbox; unset, yes, but not where NODE_ENV is production.',
  }),
  ...ACCESS_SPECS,
  ...INTAKE_SPECS,
  ...OPERATION_SPECS,
  ...BOUND_SPECS,
  ...TRAFFIC_SPECS,
};

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined where the embedded PostgreSQL is to be used. */
  readonly databaseUrl: string | undefined;
  readonly replicaUrls: readonly string[];
  /** How far behind a replica may be. */
  readonly replicaLagMs: number;
  /** Absolute. */
  readonly dataDir: string;
  /** 0 for no limit. */
  readonly statementTimeoutMs: number;
  /** Undefined where nothing is counted. */
  readonly metricsPort: number | undefined;
  /** Where traces are sent to; undefined for nowhere. */
  readonly tracesEndpoint: URL | undefined;
  /** What traces call this server. */
  readonly serviceName: string;
  /** How long requests are still accepted after SIGTERM. */
  readonly drainMs: number;
  readonly logLevel: LogLevel;
  readonly loadSample: boolean;
  /** Of each noun that is remembered across requests; 0 for none. */
  readonly memoryRows: number;
  /** Origins such as 'https://example.org', or '*'. */
  readonly corsOrigins: readonly string[];
  readonly introspection: boolean;
  readonly reading: 'open' | 'closed';
  /** Null where no tokens are accepted. */
  readonly jwt: JwtSettings | null;
  /** What may be sent in. */
  readonly intake: IntakeSettings;
  /** Null where clients may send any operation. */
  readonly trusted: OperationSettings | null;
  /** What one request may ask for. */
  readonly bounds: Bounds;
  readonly traffic: TrafficSettings;
}

/** A setting as the documentation lists it. */
export interface Setting {
  readonly name: string;
  /** Empty where it is unset by default. */
  readonly default: string;
  readonly description: string;
}

export const SETTINGS: readonly Setting[] = Object.entries(SPECS).map(([name, spec]) => ({
  name,
  default: String(spec.default ?? ''),
  description: spec.desc ?? '',
}));

/** An empty variable is an unset one, as compose files write it. */
function withoutEmpty(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

/**
 * Reads the settings from the environment. The only place that does.
 * @throws VerbatimError CONFIGURATION_INVALID, whose path names the first setting at fault
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = cleanEnv(withoutEmpty(environment), SPECS, {
    reporter: ({ errors }) => {
      const [first] = Object.entries(errors);
      if (!first) return;
      const [name, error] = first;
      throw new VerbatimError('CONFIGURATION_INVALID', `${name} is wrong: ${error.message}`, {
        path: [name],
      });
    },
  });
  const isProduction = environment['NODE_ENV'] === 'production';
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    replicaUrls: env.DATABASE_REPLICA_URLS ?? [],
    replicaLagMs: env.REPLICA_LAG_MS,
    dataDir: resolve(env.DATA_DIR),
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS,
    metricsPort: env.METRICS_PORT,
    tracesEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    serviceName: env.OTEL_SERVICE_NAME,
    drainMs: env.DRAIN_MS,
    logLevel: env.LOG_LEVEL,
    loadSample: env.LOAD_SAMPLE,
    memoryRows: env.MEMORY_ROWS,
    corsOrigins: env.CORS_ORIGINS,
    introspection: env.INTROSPECTION ?? !isProduction,
    reading: env.READING,
    jwt: readJwtSettings(env),
    intake: readIntakeSettings(env),
    trusted: readOperationSettings(env),
    bounds: readBounds(env),
    traffic: readTrafficSettings(env, isProduction),
  };
}

/** The settings as a table for `--help`. */
export function describeSettings(): string {
  const width = Math.max(...SETTINGS.map(({ name }) => name.length));
  const lines = SETTINGS.map(({ name, default: value, description }) => {
    const shown = value === '' ? 'unset' : value;
    return `  ${name.padEnd(width)}  ${description} [${shown}]`;
  });
  return `\nSettings, from the environment:\n${lines.join('\n')}\n`;
}
