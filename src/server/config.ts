import { resolve } from 'node:path';
import { bool, cleanEnv, EnvError, makeValidator, str } from 'envalid';
import { VerbatimError } from '../domain/errors.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const tcpPort = makeValidator((input: string) => {
  const port = Number(input);
  if (/^\d+$/.test(input) && port <= 65_535) return port;
  throw new EnvError('it must be a number from 0 to 65535.');
});

const milliseconds = makeValidator((input: string) => {
  if (/^\d{1,9}$/.test(input)) return Number(input);
  throw new EnvError('it must be a number of milliseconds.');
});

const count = makeValidator((input: string) => {
  if (/^\d{1,9}$/.test(input)) return Number(input);
  throw new EnvError('it must be a whole number, 0 or more.');
});

const postgresUrl = makeValidator((input: string) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol)) return input;
  throw new EnvError('it must look like postgres://user:password@host:5432/database.');
});

const origins = makeValidator((input: string) => {
  const list = input.split(',').map((origin) => origin.trim());
  if (list.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)))
    return list;
  throw new EnvError('it must be * or look like https://example.org,http://localhost:5173.');
});

const address = makeValidator((input: string) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url && ['http:', 'https:'].includes(url.protocol)) return url;
  throw new EnvError('it must look like https://login.example.org/jwks.json.');
});

/** Signatures by a public key: with a shared secret, whoever checks a token could make one. */
const JWT_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
];

const jwtAlgorithms = makeValidator((input: string) => {
  const list = input.split(',').map((name) => name.trim());
  if (list.every((name) => JWT_ALGORITHMS.includes(name))) return list;
  throw new EnvError(`it must be some of ${JWT_ALGORITHMS.join(',')}.`);
});

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
  DATA_DIR: str({ default: '.data', desc: 'The folder the embedded PostgreSQL keeps its data in.' }),
  STATEMENT_TIMEOUT_MS: milliseconds({
    default: 10_000,
    desc: 'How long the database may take over one statement of a query; 0 for ever.',
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
    desc: 'How many entities, and as many outlets, article heads and roles, are remembered across requests; 0 for none.',
  }),
  CORS_ORIGINS: origins({
    default: ['https://studio.apollographql.com'],
    desc: 'Other web pages that may query the API, comma between; * for all.',
  }),
  INTROSPECTION: bool({
    default: undefined,
    desc: 'Whether clients may ask for the schema, and browsers get Apollo Sandbox; unset, yes, but not where NODE_ENV is production.',
  }),
  READING: str({
    choices: ['open', 'closed'] as const,
    default: 'open',
    desc: 'Who may read: open, everybody; closed, who has a key or a token. Writing always needs one.',
  }),
  JWT_JWKS_URL: address({
    default: undefined,
    desc: 'Where your identity provider shows its public keys; with it, its JWTs are accepted beside keys.',
  }),
  JWT_ISSUER: str({ default: undefined, desc: 'Who must have issued a JWT; needed with JWT_JWKS_URL.' }),
  JWT_AUDIENCE: str({
    default: undefined,
    desc: 'Whom a JWT must be meant for; needed with JWT_JWKS_URL.',
  }),
  JWT_ROLE_CLAIM: str({
    default: 'role',
    desc: 'The claim with the role, or a list of roles, dots between nested ones; without a role one may read.',
  }),
  JWT_ALGORITHMS: jwtAlgorithms({
    default: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    desc: 'The signatures that are accepted, comma between.',
  }),
  JWT_CLOCK_TOLERANCE_S: count({
    default: 5,
    desc: "How many seconds the identity provider's clock may be ahead or behind.",
  }),
};

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined where the embedded PostgreSQL is to be used. */
  readonly databaseUrl: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  /** 0 for no limit. */
  readonly statementTimeoutMs: number;
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
}

/** Which JSON Web Tokens are accepted. */
export interface JwtSettings {
  readonly jwksUrl: URL;
  readonly issuer: string;
  readonly audience: string;
  /** Where in the token the role stands, outermost first. */
  readonly roleClaim: readonly string[];
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
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

type Environment = ReturnType<typeof cleanEnv<typeof SPECS>>;

function readJwtSettings(env: Environment): JwtSettings | null {
  if (env.JWT_JWKS_URL === undefined) return null;
  const required = (name: 'JWT_ISSUER' | 'JWT_AUDIENCE'): string => {
    const { [name]: value } = env;
    if (value !== undefined) return value;
    throw new VerbatimError('CONFIGURATION_INVALID', `${name} is wrong: JWT_JWKS_URL needs it.`, {
      path: [name],
    });
  };
  return {
    jwksUrl: env.JWT_JWKS_URL,
    issuer: required('JWT_ISSUER'),
    audience: required('JWT_AUDIENCE'),
    roleClaim: env.JWT_ROLE_CLAIM.split('.'),
    algorithms: env.JWT_ALGORITHMS,
    clockToleranceSeconds: env.JWT_CLOCK_TOLERANCE_S,
  };
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
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.DATA_DIR),
    statementTimeoutMs: env.STATEMENT_TIMEOUT_MS,
    logLevel: env.LOG_LEVEL,
    loadSample: env.LOAD_SAMPLE,
    memoryRows: env.MEMORY_ROWS,
    corsOrigins: env.CORS_ORIGINS,
    introspection: env.INTROSPECTION ?? environment['NODE_ENV'] !== 'production',
    reading: env.READING,
    jwt: readJwtSettings(env),
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
