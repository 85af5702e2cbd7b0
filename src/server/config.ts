import { resolve } from 'node:path';
import { bool, cleanEnv, EnvError, EnvMissingError, makeValidator, port, str } from 'envalid';
import { VerbatimError } from '../domain/errors.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl = makeValidator((input: string) => {
  const url = URL.canParse(input) ? new URL(input) : null;
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol)) return input;
  throw new EnvError('it must look like postgres://user:password@host:5432/database');
});

/** Every setting, in the order in which `--help` lists them. */
const SPECS = {
  PORT: port({ default: 4000, desc: 'The TCP port the API answers at.' }),
  HOST: str({ default: 'localhost', desc: 'The address it listens on; 0.0.0.0 for every one of the machine.' }),
  DATABASE_URL: postgresUrl({
    default: undefined,
    desc: 'A PostgreSQL 15 or later to use; without it an embedded PostgreSQL 18 is started.',
  }),
  DATA_DIR: str({ default: '.data', desc: 'The folder the embedded PostgreSQL keeps its data in.' }),
  LOG_LEVEL: str({ choices: LOG_LEVELS, default: 'info', desc: `How much is logged: ${LOG_LEVELS.join(', ')}.` }),
  LOAD_SAMPLE: bool({ default: true, desc: 'Whether `serve` loads the sample archive into an empty database.' }),
};

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Undefined where the embedded PostgreSQL is to be used. */
  readonly databaseUrl: string | undefined;
  /** Absolute. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  readonly loadSample: boolean;
}

/** A setting as the documentation lists it. */
export interface Setting {
  readonly name: string;
  readonly default: string;
  readonly description: string;
}

export const SETTINGS: readonly Setting[] = Object.entries(SPECS).map(([name, spec]) => ({
  name,
  default: String(spec.default ?? ''),
  description: spec.desc ?? '',
}));

/**
 * Reads the settings from the environment. The only place that does.
 * @throws VerbatimError CONFIGURATION_INVALID, whose path names the first setting at fault
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const env = cleanEnv(environment, SPECS, {
    reporter: ({ errors }) => {
      const [first] = Object.entries(errors);
      if (!first) return;
      const [name, error] = first;
      const reason = error instanceof EnvMissingError ? 'it is missing' : (error?.message ?? 'it is not valid');
      throw new VerbatimError('CONFIGURATION_INVALID', `The setting ${name} is wrong: ${reason}`, { path: [name] });
    },
  });
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    dataDir: resolve(env.DATA_DIR),
    logLevel: env.LOG_LEVEL,
    loadSample: env.LOAD_SAMPLE,
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
