import { readConfig, type Config } from '../../src/server/config.js';
import { createHttpServer } from '../../src/server/http.js';
import { createLogger } from '../../src/server/monitoring/create-logger.js';
import { Database } from '../../src/store/database.js';
import { createTestDatabase } from './test-database.js';

interface GraphqlError {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

/** An answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Null where the answer is no JSON. */
  readonly json: { readonly data?: unknown; readonly errors?: readonly GraphqlError[] } | null;
  /** The codes of its errors. */
  readonly codes: readonly string[];
}

/** The real server with the settings that it has in production, reached over HTTP. */
export interface ProductionApi {
  readonly address: string;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly config: Config;
  /** What it has logged so far. */
  readonly log: () => string;
  /** Sends anything as a POST with JSON. */
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<RawAnswer>;
  readonly fetch: (path: string, options?: RequestInit) => Promise<RawAnswer>;
  readonly close: () => Promise<void>;
}

function parsed(text: string): RawAnswer['json'] {
  try {
    return JSON.parse(text) as RawAnswer['json'];
  } catch {
    return null;
  }
}

/** @param environment settings other than the default ones of production */
export async function startProductionApi(environment: Record<string, string> = {}): Promise<ProductionApi> {
  const { url, drop } = await createTestDatabase();
  const config = readConfig({ NODE_ENV: 'production', DATABASE_URL: url, ...environment });
  const database = await Database.connect(url, { statementTimeoutMs: config.statementTimeoutMs });
  let log = '';
  const logger = createLogger('trace', { write: (line) => void (log += line) });
  const server = await createHttpServer(database, logger, config);
  const address = await server.listen('127.0.0.1', 0);
  const send = async (path: string, options: RequestInit = {}): Promise<RawAnswer> => {
    const response = await fetch(new URL(path, address), options);
    const text = await response.text();
    const json = parsed(text);
    const codes = (json?.errors ?? []).map(({ extensions }) => extensions.code);
    return { status: response.status, headers: response.headers, text, json, codes };
  };
  return {
    address,
    database,
    databaseUrl: url,
    config,
    log: () => log,
    fetch: send,
    post: (body, headers = {}) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async close() {
      await server.close();
      await database.close();
      await drop();
    },
  };
}
