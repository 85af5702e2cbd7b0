import { performance } from 'node:perf_hooks';
import type { GraphQLSchema } from 'graphql';
import { Role, ROLES } from '../../src/domain/role.js';
import { buildVerbatimSchema } from '../../src/graphql/schema.js';
import { Database } from '../../src/store/database.js';
import { serve, type Serving } from '../support/command-line.js';
import { createKey } from '../support/keys.js';
import { createTestDatabase } from '../support/test-database.js';
import { codesOf, faultsOf } from './answer-checks.js';
import { brokenRequest, usualRequest, type Request } from './broken-request.js';
import { drawn, type Draw } from './draw.js';
import { FuzzReport } from './fuzz-report.js';
import { send } from './hostile-client.js';
import { InputValues, type KnownValues } from './input-values.js';
import { MemorySamples } from './memory-samples.js';
import { OperationWriter } from './operation-writer.js';
import { hiddenComments, knownValues, plantArchive, type Secret } from './planted-archive.js';

/** How many are under way at once. */
const CLIENTS = 4;
/** Memory is looked at so often in a run. */
const SAMPLES = 200;

type Kind = 'query' | 'mutation' | 'broken';

interface Shot {
  readonly kind: Kind;
  readonly role: Role | null;
  readonly request: Request;
}

/** A server with the settings of production, an archive with secrets in it, and somebody of every role. */
interface Target {
  readonly serving: Serving;
  readonly schema: GraphQLSchema;
  readonly known: KnownValues;
  readonly secrets: readonly Secret[];
  readonly hidden: readonly string[];
  readonly keys: ReadonlyMap<Role | null, string | null>;
  readonly close: () => Promise<{ code: number | null; log: string }>;
}

const CURSORS = `{
  articles(first: 5) { edges { cursor node { statements(first: 5) { edges { cursor } } threads { edges { cursor } } } } }
  entities(first: 5) { edges { cursor } } statements(first: 9) { edges { cursor } }
  search(text: "ferry", first: 5) { edges { cursor } } speakers(first: 5) { edges { cursor } }
}`;

/** Has an editor decide something, so that there is a correction. */
async function correct(serving: Serving, key: string): Promise<void> {
  const ask = async (query: string): Promise<string> =>
    (await send(serving.address, usualRequest({ query }), key)).text;
  const found = await ask('{ organization(name: "Lantern Trust") { id } }');
  const id = /"id":"([^"]+)"/.exec(found)?.[1] ?? '';
  await ask(
    `mutation { addAlias(input: { entityId: "${id}", name: "The Lamps", expectedRevision: 0, reason: "It is." }) { entity { id } } }`,
  );
}

async function aim(lifeMs: number): Promise<Target> {
  const { url, drop } = await createTestDatabase();
  const database = await Database.connect(url);
  const secrets = await plantArchive(database);
  const keys = new Map<Role | null, string | null>([[null, null]]);
  for (const role of ROLES) keys.set(role, (await createKey(database, role)).secret);
  const settings = {
    NODE_ENV: 'production',
    DATABASE_URL: url,
    METRICS_PORT: '0',
    // Everything else is as it is there; so many requests a minute are not what is tried here.
    RATE_LIMIT_PER_ADDRESS: '0',
    RATE_LIMIT_PER_KEY: '0',
  };
  const serving = await serve(settings, lifeMs);
  await correct(serving, keys.get(Role.EDITOR) ?? '');
  const told = JSON.stringify(await serving.query(CURSORS));
  const cursors = [...told.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor);
  const known = await knownValues(database, cursors, secrets);
  return {
    serving,
    schema: await buildVerbatimSchema(),
    known,
    hidden: await hiddenComments(database),
    secrets: [
      ...secrets,
      { word: new URL(url).password, role: null },
      // Moderators are told who moderated.
      { word: `${Role.EDITOR} of a test`, role: Role.MODERATOR },
    ],
    keys,
    async close() {
      const { code, stderr } = await serving.end('SIGTERM');
      await database.close();
      await drop();
      return { code, log: stderr };
    },
  };
}

function makeShot({ schema, known, keys }: Target, draw: Draw): Shot {
  const kind: Kind = draw.chance(15) ? 'mutation' : draw.chance(35) ? 'broken' : 'query';
  const isWrite = kind === 'mutation' || (kind === 'broken' && draw.chance(20));
  const values = new InputValues(draw, known, kind === 'broken' ? 40 : draw.oneOf([0, 0, 8]), !isWrite);
  const operation = new OperationWriter(draw, schema, values).write(isWrite ? 'mutation' : 'query');
  const request = kind === 'broken' ? brokenRequest(draw, operation) : usualRequest(operation);
  // Who may write is drawn more often where something is written.
  const roles = [...keys.keys()];
  const role = isWrite && draw.chance(60) ? draw.oneOf(roles.slice(-2)) : draw.oneOf(roles);
  return { kind, role, request };
}

/** A secret is none any more once a moderator has published it. */
function publishesASecret({ hidden }: Target, { request: { path, body = '' } }: Shot): boolean {
  const sent = `${path} ${body}`;
  return sent.includes('moderateComment') && hidden.some((id) => sent.includes(id));
}

async function fire(target: Target, shot: Shot, report: FuzzReport): Promise<void> {
  const { kind, role, request } = shot;
  if (publishesASecret(target, shot)) {
    report.leaveOut();
    return;
  }
  const began = performance.now();
  try {
    const answer = await send(target.serving.address, request, target.keys.get(role) ?? null);
    report.add(kind, role, codesOf(answer), performance.now() - began);
    for (const fault of faultsOf(answer, role, target.secrets))
      report.fault(fault, role, request, answer.text);
  } catch (error) {
    report.fault('no answer', role, request, String(error));
  }
}

/**
 * Sends so many requests to a server with the settings of production: queries and mutations that the schema allows, with
 * values of all sorts, and broken ones; by nobody and by every role.
 */
export async function runFuzz(runs: number, seed: number, lifeMs: number): Promise<FuzzReport> {
  const target = await aim(lifeMs);
  const port = /"port":(\d+),"msg":"Metrics/.exec(target.serving.logged())?.[1] ?? '';
  const memory = new MemorySamples(`http://127.0.0.1:${port}/metrics`);
  const report = new FuzzReport(runs, seed, memory);
  const shots = drawn((draw) => makeShot(target, draw), runs, seed);
  let fired = 0;
  const client = async (): Promise<void> => {
    for (const shot of shots) {
      await fire(target, shot, report);
      if (++fired % Math.max(1, Math.floor(runs / SAMPLES)) === 0) await memory.take();
    }
  };
  try {
    await Promise.all(Array.from({ length: CLIENTS }, client));
  } finally {
    const { code, log } = await target.close();
    report.end(code, log, target.secrets);
  }
  return report;
}
