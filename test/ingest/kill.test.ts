import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startVerbatim, verbatim } from '../support/command-line.js';
import { Onlooker } from '../support/onlooker.js';
import { quayArticle } from '../support/quay-articles.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { copyTestDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** How often each kind of process is killed; `npm run test:kill` kills fifty. */
const KILLS = Number(process.env['VERBATIM_KILLS'] ?? 3);
/** So often one archive is disturbed before it is finished and compared. */
const KILLS_OF_ONE_ARCHIVE = 4;

const PAGES = 40;
const FOR_ALL_KILLS_MS = 60_000 + KILLS * 10_000;
/** So many articles an archive must want for another kill to meet work. */
const LEAST_LEFT = 4;
const KILLED_GETTING_READY = 0.2;

/** Every row of every table of ours, as text; what one run numbers or times otherwise than another left out. */
async function archiveRows(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migration', 'change')`,
    );
    const rows: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(
        `select (to_jsonb(t) - '{read_at,recorded_at,analysed_at,made_at}'::text[]
           - case when $1 then 'id' else '' end)::text as row from ${name} as t`,
        [name === 'audit_entry'],
      );
      rows[name] = found.rows.map(({ row }) => row).sort();
    }
    return rows;
  } finally {
    await client.end();
  }
}

async function jobsLeft(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::integer as count from graphile_worker.jobs',
    );
    return rows[0]?.count ?? -1;
  } finally {
    await client.end();
  }
}

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let undisturbed: Record<string, string[]>;
/** A database with all pages on the queue, of which one is copied for each archive. */
let queued: TestDatabase;
let ingestPace: Pace;
let workPace: Pace;
/** How long work takes that nobody disturbs, from when it has connected: to its first article, and to its last. */
interface Pace {
  readonly firstMs: number;
  readonly lastMs: number;
}

async function withDatabase(
  work: (database: TestDatabase) => Promise<void>,
  create: () => Promise<TestDatabase> = createTestDatabase,
): Promise<void> {
  const database = await create();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

/** Has a command do all its work. */
async function paceOf(args: readonly string[], url: string): Promise<Pace> {
  const onlooker = await Onlooker.at(url);
  const running = await onlooker.start(args);
  const begun = Date.now();
  await onlooker.untilArticles(1);
  const firstMs = Date.now() - begun;
  await onlooker.untilArticles(PAGES);
  const lastMs = Date.now() - begun;
  await onlooker.leave();
  await running.end('SIGTERM');
  return { firstMs, lastMs };
}

/** When a command was killed, and whether that met it alive. */
interface Kill {
  readonly isAlive: boolean;
  readonly stored: number;
}

/**
 * Starts a command and kills it at some moment: one of a few while it gets ready and stores its first article, the others
 * once it has stored some of what is left. However fast the machine is meanwhile, that meets its work.
 */
async function kill(args: readonly string[], { firstMs, lastMs }: Pace, url: string): Promise<Kill> {
  const onlooker = await Onlooker.at(url);
  try {
    const before = await onlooker.articleCount();
    const running = await onlooker.start(args);
    if (Math.random() < KILLED_GETTING_READY) await delay(Math.random() * firstMs);
    else {
      await onlooker.untilArticles(before + 1 + Math.floor(Math.random() * (PAGES - before - 1)));
      await delay((Math.random() * (lastMs - firstMs)) / PAGES);
    }
    const { code } = await running.end('SIGKILL');
    return { isAlive: code === null, stored: await onlooker.articleCount() };
  } finally {
    await onlooker.leave();
  }
}

const INGEST = (): string[] => ['ingest', folder.path];
const QUEUE = (): string[] => ['ingest', '--queue', folder.path];
const WORK = ['worker', '--until-empty'];

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'pages'));
  for (let i = 0; i < PAGES; i++)
    await writeFile(join(folder.path, 'pages', `${String(i)}.json`), JSON.stringify(quayArticle(i)));
  await withDatabase(async ({ url }) => {
    ingestPace = await paceOf(INGEST(), url);
    undisturbed = await archiveRows(url);
  });
  queued = await createTestDatabase();
  const filling = startVerbatim(QUEUE(), { DATABASE_URL: queued.url });
  await delay(Math.random() * 1000);
  await filling.end('SIGKILL');
  const { code } = await verbatim(QUEUE(), { DATABASE_URL: queued.url });
  expect(code).toBe(0);
  await withDatabase(
    async ({ url }) => {
      workPace = await paceOf(WORK, url);
    },
    () => copyTestDatabase(queued),
  );
}, 60_000);

afterAll(async () => {
  await queued.drop();
  await folder.remove();
});

/** What is done to archives. */
interface Disturbance {
  readonly what: string;
  readonly args: readonly string[];
  readonly pace: Pace;
  readonly create: () => Promise<TestDatabase>;
  readonly finish: (url: string) => Promise<void>;
}

/** Disturbs archives until there were enough kills that met a living process; each is finished and compared. */
async function disturb({ what, args, pace, create, finish }: Disturbance): Promise<void> {
  const kills: number[] = [];
  let [archives, late] = [0, 0];
  while (kills.length < KILLS) {
    await withDatabase(async ({ url }) => {
      for (let i = 0; i < KILLS_OF_ONE_ARCHIVE && kills.length < KILLS; i++) {
        const { isAlive, stored } = await kill(args, pace, url);
        if (isAlive) kills.push(stored);
        else late++;
        if (PAGES - stored < LEAST_LEFT) break;
      }
      await finish(url);
      expect(await archiveRows(url)).toEqual(undisturbed);
      archives++;
    }, create);
  }
  if (process.env['VERBATIM_KILLS'] === undefined) return;
  const sorted = kills.toSorted((a, b) => a - b);
  process.stderr.write(
    `${String(kills.length)} kills: ${what}, ${String(sorted[0])} to ${String(sorted.at(-1))} of ${String(PAGES)} articles stored ` +
      `by then, half of them up to ${String(sorted[Math.floor(KILLS / 2)])}; ${String(archives)} archives, each with all ` +
      `articles once and every row of them when it had run again; ${String(late)} more came after its end\n`,
  );
}

describe(`after kill -9 at ${String(KILLS)} moments`, () => {
  it('the archive that is compared holds statements', () => {
    expect(undisturbed['article']).toHaveLength(PAGES);
    expect(undisturbed['statement']?.length).toBeGreaterThan(PAGES * 4);
    expect(undisturbed['about']?.length).toBeGreaterThan(PAGES * 3);
    expect(undisturbed['audit_entry']).toHaveLength(PAGES);
  });

  it(
    'an archive that ingest was filling is, once it has run again, what it would have been',
    () =>
      disturb({
        what: '`ingest` at its work',
        args: INGEST(),
        pace: ingestPace,
        create: createTestDatabase,
        finish: async (url) => {
          const { code } = await verbatim(INGEST(), { DATABASE_URL: url });
          expect(code).toBe(0);
        },
      }),
    FOR_ALL_KILLS_MS,
  );

  it(
    'an archive that workers were filling is, once another has emptied the queue, what it would have been',
    () =>
      disturb({
        what: '`worker` at its work',
        args: WORK,
        pace: workPace,
        create: () => copyTestDatabase(queued),
        finish: async (url) => {
          const { code, stdout } = await verbatim(WORK, { DATABASE_URL: url });
          expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/ 0 refused\n$/) });
          expect(await jobsLeft(url)).toBe(0);
        },
      }),
    FOR_ALL_KILLS_MS,
  );
});
