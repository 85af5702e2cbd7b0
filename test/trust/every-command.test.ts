import { readdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import pg from 'pg';
import { ANALYSIS_VERSION } from '../../src/analysis/analyze-article.js';
import { verbatimProgram } from '../../src/cli/program.js';
import { serve, verbatim } from '../support/command-line.js';
import { quayArticle } from '../support/quay-articles.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { archiveState } from '../support/unrecorded-writes.js';

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly before: object | null;
  readonly after: object | null;
}
const OPERATOR = userInfo().username;

/** More than are read before threads are started. */
const PAGES = 14;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  [folder, database] = await Promise.all([temporaryFolder(), createTestDatabase()]);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await Promise.all([database.drop(), folder.remove()]);
});

const at = (name: string): string => join(folder.path, name);

async function file(name: string, lines: readonly object[]): Promise<string> {
  await writeFile(at(name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return at(name);
}

const articles = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => quayArticle(from + i));

async function run(...args: string[]): Promise<void> {
  const { code, stderr } = await verbatim(args, { DATABASE_URL: database.url });
  expect([args, code, stderr]).toEqual([args, 0, stderr]);
}

const created = (actor = OPERATOR): Entry => ({
  actor,
  action: 'ingestArticle',
  before: null,
  after: { url: expect.any(String), headline: expect.any(String), contentHash: expect.any(String) },
});
const changed = (actor = OPERATOR): Entry => ({
  ...created(actor),
  before: { contentHash: expect.any(String) },
});
const many = (count: number, entry: Entry) => Array.from({ length: count }, () => entry);

/** Something a command does; what stands in the log after it that did not before. */
type Recipe = readonly [
  command: string,
  does: () => Promise<void>,
  entries: () => Promise<Entry[]> | Entry[],
];

const nothing = (): Entry[] => [];
const GOLD = { id: 'a', text: 'The ferry sails.', quotes: [], entities: [] };
const STANCE = {
  primary_gid: 'a',
  sentence_normalized: 'The terrible, hated Renner lied.',
  targets: [{ from: 20, to: 26, mention: 'Renner', polarity: 2 }],
};

const RECIPES: readonly Recipe[] = [
  [
    'serve',
    async () => {
      const serving = await serve({ DATABASE_URL: database.url, LOAD_SAMPLE: 'true' });
      await serving.end('SIGTERM');
    },
    async () => {
      const files = await readdir(new URL('../../sample', import.meta.url), { recursive: true });
      return many(files.filter((name) => name.endsWith('.txt')).length, created());
    },
  ],
  ['migrate', () => run('migrate'), nothing],
  ['doctor', () => run('doctor'), nothing],
  [
    'ingest',
    async () => run('ingest', await file('many.jsonl', articles(0, PAGES))),
    () => many(PAGES, created()),
  ],
  ['ingest', () => run('ingest', at('many.jsonl')), nothing],
  [
    'ingest',
    async () => run('ingest', await file('one.jsonl', [{ ...quayArticle(3), headline: 'The quay again' }])),
    () => [changed()],
  ],
  ['ingest', async () => run('ingest', '--queue', await file('other.jsonl', articles(PAGES, 3))), nothing],
  ['queue list', () => run('queue', 'list'), nothing],
  ['queue retry', () => run('queue', 'retry'), nothing],
  [
    'worker',
    async () => {
      // Somebody else queued one, and a release that did not keep who did another.
      await client.query(
        `update graphile_worker._private_jobs as j set payload = case j.id
           when (select min(id) from graphile_worker._private_jobs)
             then jsonb_set(payload::jsonb, '{sender,name}', '"who queued it"')
           when (select max(id) from graphile_worker._private_jobs) then payload::jsonb - 'sender'
           else payload::jsonb end`,
      );
      await run('worker', '--until-empty');
    },
    () => [created(), created(), created('who queued it')],
  ],
  [
    'reanalyze',
    async () => {
      await client.query(
        `update article set analysis_version = '1' where url like 'https://sound.example/quay/1%'`,
      );
      await run('reanalyze');
    },
    () =>
      many(8, {
        actor: OPERATOR,
        action: 'reanalyseArticle',
        before: { analysisVersion: '1' },
        after: { analysisVersion: ANALYSIS_VERSION },
      }),
  ],
  ['reanalyze', () => run('reanalyze'), nothing],
  [
    'keys create',
    () => run('keys', 'create', '--name', 'the desk', '--role', 'reader'),
    () => [
      {
        actor: OPERATOR,
        action: 'createApiKey',
        before: null,
        after: expect.objectContaining({ revokedAt: null }),
      },
    ],
  ],
  ['keys list', () => run('keys', 'list'), nothing],
  [
    'keys revoke',
    async () => {
      const { rows } = await client.query<{ id: string }>('select id from api_key');
      await run('keys', 'revoke', rows[0]?.id ?? '');
    },
    () => [
      {
        actor: OPERATOR,
        action: 'revokeApiKey',
        before: expect.objectContaining({ revokedAt: null }),
        after: expect.objectContaining({ revokedAt: expect.any(String) }),
      },
    ],
  ],
  ['read', () => run('read', at('many.jsonl')), nothing],
  ['analyze', () => run('analyze', at('many.jsonl')), nothing],
  ['evaluate quotes', async () => run('evaluate', 'quotes', await file('gold.jsonl', [GOLD])), nothing],
  ['evaluate entities', () => run('evaluate', 'entities', at('gold.jsonl')), nothing],
  ['evaluate stance', async () => run('evaluate', 'stance', await file('stance.jsonl', [STANCE])), nothing],
  ['schema print', () => run('schema', 'print'), nothing],
  ['schema possible-types', () => run('schema', 'possible-types'), nothing],
  ['schema type-policies', () => run('schema', 'type-policies'), nothing],
];

function commandsOf(command: Command, path: readonly string[] = []): string[] {
  if (command.commands.length === 0) return [path.join(' ')];
  return command.commands.flatMap((each) => commandsOf(each, [...path, each.name()]));
}

async function entriesSince(last: number): Promise<Entry[]> {
  const { rows } = await client.query<Entry>(
    `select au.actor_name as actor, au.action, au.before, au.after from audit_entry as au
     where au.id > $1 and au.actor_kind = 'COMMAND_LINE' order by au.actor_name = $2 desc, au.id`,
    [last, OPERATOR],
  );
  return rows;
}

async function lastEntry(): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(au.id), 0)::integer as last from audit_entry as au',
  );
  return rows[0]?.last ?? 0;
}

describe('what is done at the command line', () => {
  it('is tried of every command there is', () => {
    const tried = new Set(RECIPES.map(([command]) => command));
    expect([...tried].sort()).toEqual(commandsOf(verbatimProgram('1')).sort());
  });

  it('stands in the audit log, by the transaction that did it, where it changes the archive', async () => {
    for (const [command, work, entries] of RECIPES) {
      const [last, before] = [await lastEntry(), await archiveState(database.url)];
      await work();
      const expected = await entries();
      expect([command, await entriesSince(last)]).toEqual([command, expected]);
      const after = await archiveState(database.url);
      expect([command, after.unrecorded]).toEqual([command, {}]);
      if (expected.length === 0) expect([command, after.rows]).toEqual([command, before.rows]);
    }
  }, 120_000);
});
