import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startVerbatim, verbatim } from '../support/command-line.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** How often each kind of process is killed; `npm run test:kill` kills fifty. */
const KILLS = Number(process.env['VERBATIM_KILLS'] ?? 3);
/** So often one archive is disturbed before it is finished and compared. */
const KILLS_OF_ONE_ARCHIVE = 5;

const PAGES = 40;
const FOR_ALL_KILLS_MS = 60_000 + KILLS * 10_000;

const PEOPLE = ['Maria Oldfield', 'Tobias Renner', 'Leontine Marsh', 'Ada Quill', 'Oskar Winterbourne'];
const BODIES = ['Lantern Trust', 'Harbour Union', 'Port Elm Council', 'Ferry Office'];

/** A page with quotes, an unnamed source, and comments that answer each other. */
function article(number: number): object {
  const body = (offset: number): string => BODIES[(number + offset) % BODIES.length] ?? '';
  const person = PEOPLE[number % PEOPLE.length] ?? '';
  return {
    url: `https://sound.example/quay/${String(number)}`,
    headline: `The quay, part ${String(number)}`,
    outlet: number % 2 === 0 ? 'The Sound' : 'The Harbour Ledger',
    author: PEOPLE[(number + 1) % PEOPLE.length],
    datePublished: new Date(Date.UTC(2020, 0, 1 + number)).toISOString(),
    articleBody: [
      `“The ${body(0)} owes the town ${String(number + 2)} planks,” said ${person}, a director of the ${body(1)}.`,
      `An official of the ${body(2)}, who asked not to be named because of the delicacy of the talks, said the ${body(3)} would pay for ${String(number)} more.`,
      `“Nobody asked us,” ${person} said.`,
    ].join('\n\n'),
    comment: [
      { '@id': 'a', author: 'gull', text: `The ${body(0)} always pays late, number ${String(number)}.` },
      { '@id': 'b', parentItem: 'a', author: 'tern', text: `I trust the ${body(1)}.` },
    ],
  };
}

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
        `select (to_jsonb(t) - '{read_at,recorded_at,analysed_at}'::text[])::text as row from ${name} as t`,
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
/** How long a run takes that nobody kills. */
let durationMs: number;

async function withDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

/** Starts a command and kills it at some moment of its run. @returns whether it was still alive */
async function kill(args: readonly string[], DATABASE_URL: string): Promise<boolean> {
  const running = startVerbatim(args, { DATABASE_URL });
  await delay(Math.random() * durationMs);
  const { code } = await running.end('SIGKILL');
  return code === null;
}

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'pages'));
  for (let i = 0; i < PAGES; i++)
    await writeFile(join(folder.path, 'pages', `${String(i)}.json`), JSON.stringify(article(i)));
  await withDatabase(async ({ url }) => {
    const begun = Date.now();
    const { stdout } = await verbatim(['ingest', folder.path], { DATABASE_URL: url });
    expect(stdout).toBe(`${String(PAGES)} created, 0 changed, 0 unchanged, 0 refused\n`);
    durationMs = Date.now() - begun;
    undisturbed = await archiveRows(url);
  });
});

afterAll(() => folder.remove());

/** Disturbs archives until there were enough kills that met a living process; each is finished and compared. */
async function disturb(
  what: string,
  killOne: (url: string) => Promise<boolean>,
  finish: (url: string) => Promise<void>,
): Promise<void> {
  let [kills, archives, late] = [0, 0, 0];
  while (kills < KILLS) {
    await withDatabase(async ({ url }) => {
      for (let i = 0; i < KILLS_OF_ONE_ARCHIVE && kills < KILLS; i++) {
        if (await killOne(url)) kills++;
        else late++;
      }
      await finish(url);
      expect(await archiveRows(url)).toEqual(undisturbed);
      archives++;
    });
  }
  if (process.env['VERBATIM_KILLS'] === undefined) return;
  process.stderr.write(
    `${String(kills)} kills: ${what}, in ${String(archives)} archives, each with all ${String(PAGES)} articles once ` +
      `and every row of them when it had run again; ${String(late)} more came after its end\n`,
  );
}

describe(`after kill -9 at ${String(KILLS)} moments`, () => {
  it('the archive that is compared holds statements', () => {
    expect(undisturbed['article']).toHaveLength(PAGES);
    expect(undisturbed['statement']?.length).toBeGreaterThan(PAGES * 4);
    expect(undisturbed['about']?.length).toBeGreaterThan(PAGES * 3);
  });

  it(
    'an archive that ingest was filling is, once it has run again, what it would have been',
    () =>
      disturb(
        '`ingest` at its work',
        (url) => kill(['ingest', folder.path], url),
        async (url) => {
          const { code } = await verbatim(['ingest', folder.path], { DATABASE_URL: url });
          expect(code).toBe(0);
        },
      ),
    FOR_ALL_KILLS_MS,
  );

  it(
    'an archive that workers were filling is, once another has emptied the queue, what it would have been',
    () => {
      const filled = new Set<string>();
      return disturb(
        '`worker` at its work',
        async (url) => {
          if (!filled.has(url)) {
            filled.add(url);
            await kill(['ingest', '--queue', folder.path], url);
            await verbatim(['ingest', '--queue', folder.path], { DATABASE_URL: url });
          }
          return kill(['worker', '--until-empty'], url);
        },
        async (url) => {
          const { code, stdout } = await verbatim(['worker', '--until-empty'], { DATABASE_URL: url });
          expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/ 0 refused\n$/) });
          expect(await jobsLeft(url)).toBe(0);
        },
      );
    },
    FOR_ALL_KILLS_MS,
  );
});
