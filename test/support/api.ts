import { pino } from 'pino';
import { USUAL_COMMENT_RULES, type CommentRules } from '../../src/domain/comment-rules.js';
import type { Config } from '../../src/server/config.js';
import { Intake } from '../../src/ingest/intake/intake.js';
import { performIntake, type IntakeTask } from '../../src/ingest/intake/intake-task.js';
import { createHttpServer } from '../../src/server/http.js';
import { Database } from '../../src/store/database.js';
import { createTestDatabase } from './test-database.js';

interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** The real server on a database of its own, reached over HTTP. */
export interface Api {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly address: string;
  query<Data = Record<string, unknown>>(
    query: string,
    variables?: object,
    operationName?: string,
    key?: string,
  ): Promise<Answer<Data>>;
  close(): Promise<void>;
}

interface ApiOptions {
  /** How many rows of a noun are remembered across requests: none unless it is said. */
  readonly memoryRows?: number;
  /** Another server's, to share its database; it must be closed before that. */
  readonly shares?: Api;
  /** Open and none unless it is said. */
  readonly reading?: Config['reading'];
  readonly jwt?: Config['jwt'];
  /** Whether addresses of this machine may be fetched: no unless it is said. */
  readonly allowPrivateAddresses?: boolean;
  /** What decides about comments that arrive: the usual unless it is said. */
  readonly commentRules?: CommentRules;
}

export async function startApi({
  memoryRows = 0,
  shares,
  reading = 'open',
  jwt = null,
  allowPrivateAddresses = false,
  commentRules = USUAL_COMMENT_RULES,
}: ApiOptions = {}): Promise<Api> {
  const { url, drop } = shares
    ? { url: shares.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const database = await Database.connect(url);
  // What a server does in threads of its own, from what is built.
  const work = {
    run: (task: IntakeTask) => performIntake(database, task),
    close: () => Promise.resolve(),
  };
  const writer = new Intake(work, { allowPrivateAddresses, delayMs: 0, commentRules });
  const server = await createHttpServer(database, pino({ level: 'silent' }), {
    corsOrigins: [],
    introspection: true,
    memoryRows,
    reading,
    jwt,
    writer,
  });
  const endpoint = await server.listen('127.0.0.1', 0);
  return {
    database,
    databaseUrl: url,
    address: endpoint,
    async query<Data>(query: string, variables: object = {}, operationName?: string, key?: string) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key !== undefined && { authorization: `Bearer ${key}` }),
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return (await response.json()) as Answer<Data>;
    },
    async close() {
      await server.close();
      await writer.close();
      await database.close();
      await drop();
    },
  };
}
