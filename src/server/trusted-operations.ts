import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { parse, stripIgnoredCharacters, validate, type GraphQLSchema } from 'graphql';
import { VerbatimError } from '../domain/errors.js';
import { RequestRefused } from './answer-errors.js';

const SETTING = 'TRUSTED_OPERATIONS';

/** A text so many times as long as the longest trusted one is none of them in another layout, and is not read for it. */
const MOST_WHITE_SPACE = 4;

/** What clients may ask for, and what they call it. */
interface Operation {
  /** By which it can be asked for without its text. */
  readonly id: string;
  readonly text: string;
  /** For people: where it stands. */
  readonly place: string;
}

function wrong(sentence: string, cause?: unknown): VerbatimError {
  return new VerbatimError('CONFIGURATION_INVALID', `${SETTING} is wrong: ${sentence}`, {
    cause,
    path: [SETTING],
  });
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Apollo's manifest: https://www.apollographql.com/docs/graphos/platform/security/persisted-queries#manifest-format */
interface ApolloManifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly { readonly id: string; readonly name: string; readonly body: string }[];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isApolloManifest(json: unknown): json is ApolloManifest {
  if (!isRecord(json) || json['format'] !== 'apollo-persisted-query-manifest' || json['version'] !== 1)
    return false;
  const { operations } = json;
  return (
    Array.isArray(operations) &&
    operations.every(
      (each) => isRecord(each) && typeof each['id'] === 'string' && typeof each['body'] === 'string',
    )
  );
}

/** Relay's `persistConfig.file`: an object with the texts by their ids. */
function isRelayMap(json: unknown): json is Record<string, string> {
  return isRecord(json) && Object.values(json).every((text) => typeof text === 'string');
}

function manifestOperations(path: string, content: string): Operation[] {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw wrong(`${path} is no JSON.`, cause);
  }
  if (isApolloManifest(json))
    return json.operations.map(({ id, name, body }) => ({ id, text: body, place: `${name} of ${path}` }));
  if (isRelayMap(json))
    return Object.entries(json).map(([id, text]) => ({ id, text, place: `${id} of ${path}` }));
  throw wrong(`${path} is no manifest of Apollo's, nor an object with queries by their ids.`);
}

async function operationsOf(path: string): Promise<Operation[]> {
  const content = await readFile(path, 'utf8');
  return extname(path) === '.json'
    ? manifestOperations(path, content)
    : [{ id: hash(content), text: content, place: path }];
}

async function operationsAt(path: string): Promise<Operation[]> {
  try {
    if (!(await stat(path)).isDirectory()) return await operationsOf(path);
    const entries = await readdir(path, { recursive: true });
    const files = entries.filter((name) => ['.graphql', '.gql', '.json'].includes(extname(name))).sort();
    return (await Promise.all(files.map((name) => operationsOf(join(path, name))))).flat();
  } catch (cause) {
    if (cause instanceof VerbatimError) throw cause;
    throw wrong(`${path} cannot be read.`, cause);
  }
}

/** Two texts that differ in white space, commas and comments alone are one; what is no GraphQL is itself. */
function essence(text: string): string {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return text;
  }
}

function requireValid({ text, place }: Operation, schema: GraphQLSchema): void {
  let sentence: string | undefined;
  try {
    sentence = validate(schema, parse(text), undefined, { maxErrors: 1 })[0]?.message;
  } catch (error) {
    sentence = error instanceof Error ? error.message : String(error);
  }
  if (sentence !== undefined) throw wrong(`${place} is no operation of this API: ${sentence}`);
}

/**
 * The operations that an operator trusts. Decides whether a text is one of them; gives those that are asked for by their
 * ids to Apollo Server, as the cache of persisted queries that it looks into.
 */
export class TrustedOperations {
  private readonly hashes: ReadonlySet<string>;
  private readonly texts: ReadonlyMap<string, string>;
  private readonly maxLength: number;

  private constructor(operations: readonly Operation[]) {
    this.hashes = new Set(operations.map(({ text }) => hash(essence(text))));
    this.maxLength = MOST_WHITE_SPACE * Math.max(...operations.map(({ text }) => text.length));
    this.texts = new Map(operations.map(({ id, text }) => [`apq:${id}`, text]));
  }

  /**
   * @param path a manifest of Apollo's or Relay's, a GraphQL document, or a folder with such files
   * @throws VerbatimError CONFIGURATION_INVALID, also where an operation is not valid against the schema
   */
  static async read(path: string, schema: GraphQLSchema): Promise<TrustedOperations> {
    const operations = await operationsAt(path);
    if (operations.length === 0) throw wrong(`there is no operation in ${path}.`);
    for (const operation of operations) requireValid(operation, schema);
    return new TrustedOperations(operations);
  }

  get size(): number {
    return this.hashes.size;
  }

  has(text: string): boolean {
    return text.length <= this.maxLength && this.hashes.has(hash(essence(text)));
  }

  /** Of what clients want kept, nothing is. */
  readonly cache = {
    get: (key: string): Promise<string | undefined> => Promise.resolve(this.texts.get(key)),
    set: (): Promise<void> => Promise.resolve(),
    delete: (): Promise<boolean> => Promise.resolve(false),
  };
}

function textsOf(body: unknown, query: unknown): unknown[] {
  const sent: unknown[] = Array.isArray(body) ? body : [body];
  const texts = [...sent, query].map((each) => (isRecord(each) ? each['query'] : undefined));
  return texts.filter((text) => text !== undefined);
}

/** Refuses every operation that is not trusted before it is parsed. */
export function refuseUntrusted(app: FastifyInstance, trusted: TrustedOperations): void {
  const message = 'This server answers only the operations that its operator trusts.';
  app.addHook('preHandler', ({ body, query }, _reply, done) => {
    const isTrusted = textsOf(body, query).every((text) => typeof text === 'string' && trusted.has(text));
    done(isTrusted ? undefined : new RequestRefused(403, { code: 'OPERATION_NOT_TRUSTED', message }));
  });
}
