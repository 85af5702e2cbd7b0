import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun, startCommand } from '../rig/verbatim.mjs';

const PAGES = 60;
const KILLS = 3;

const page = (number) => ({
  url: `https://sound.example/quay/${String(number)}`,
  headline: `The quay, part ${String(number)}`,
  outlet: 'The Sound',
  datePublished: '2020-01-01T00:00:00Z',
  articleBody: `“The town owes ${String(number + 2)} planks,” said Maria Oldfield.\n\n“Nobody asked us,” Tobias Renner said.`,
});

/** Once its analysis is loaded a worker takes its first job; a kill before it would be none of a worker at work. */
async function untilItWorks(rig, database) {
  const isTaken = 'select count(*)::integer as count from graphile_worker.jobs where locked_at is not null';
  for (;;) {
    const [{ count }] = await rig.postgres.query(database, isTaken);
    if (count > 0) return;
    await sleep(50);
  }
}

/** `kill -9` of a worker during a job; the page was acknowledged when it was put on the queue. */
export const killWorker = {
  asked: 'every page that was queued is stored once and whole, however often a worker is killed at it',
  async run(rig) {
    const [database, folder] = await Promise.all([
      rig.database(),
      mkdtemp(join(tmpdir(), 'verbatim-pages-')),
    ]);
    const settings = { DATABASE_URL: rig.postgres.url(database) };
    try {
      for (let i = 0; i < PAGES; i++)
        await writeFile(join(folder, `${String(i)}.json`), JSON.stringify(page(i)));
      await mustRun(['ingest', '--queue', folder], settings);
      for (let kill = 0; kill < KILLS; kill++) {
        const { child, closed } = startCommand(['worker'], settings);
        await untilItWorks(rig, database);
        await sleep(Math.random() * 200);
        child.kill('SIGKILL');
        await closed;
      }
      await mustRun(['worker', '--until-empty'], settings);
      const [{ whole, jobs }] = await rig.postgres.query(
        database,
        `select (select count(*)::integer from article as a where a.id in
            (select s.article_id from statement as s where s.quote_kind = 'DIRECT' group by s.article_id having count(*) = 2)
            and a.headline like 'The quay, part %') as whole,
          (select count(*)::integer from graphile_worker.jobs) as jobs`,
      );
      return {
        measured: `${String(KILLS)} kills; ${String(whole)} of ${String(PAGES)} pages stored, ${String(jobs)} jobs left`,
        acknowledged: PAGES,
        lost: PAGES - whole,
        isMet: jobs === 0,
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
