import { quotedSpeakers } from '../../store/speakers.js';
import { countStatements, type StatementCount } from '../../store/statement-counts.js';
import { stretchTotals, type Stretches, type TimeBucketRow } from '../../store/statement-timeline.js';
import type { Level } from './level.js';
import { ListLoader } from './list-loader.js';
import { BY_QUESTION, type Remembered } from './remembered.js';

/** What one test asks, and where its answer goes. */
interface Counting {
  readonly counts: StatementCount<object>[];
  readonly places: number[];
}

/** All counts of the statements that pass one test are one SQL statement, the tests one each. */
async function countByTest(level: Level, counts: readonly StatementCount<object>[]): Promise<object[][]> {
  const byTest = new Map<string, Counting>();
  counts.forEach((count, place) => {
    const key = JSON.stringify(count.test);
    const counting = byTest.get(key) ?? { counts: [], places: [] };
    counting.counts.push(count);
    counting.places.push(place);
    byTest.set(key, counting);
  });
  const answers: object[][] = counts.map(() => []);
  await Promise.all(
    [...byTest.values()].map(async ({ counts: together, places }) => {
      const rows = await countStatements(level, together[0]?.test ?? null, together);
      places.forEach((place, i) => (answers[place] = rows[i] ?? []));
    }),
  );
  return answers;
}

/** What can be counted. The same question asked twice is asked once. */
export function aggregateLoaders(level: Level, archive: Remembered) {
  const counts = archive.loader<StatementCount<object>, object[]>(
    'statementCounts',
    { ...BY_QUESTION, keyOf: ({ name, test, question }) => JSON.stringify([name, test, question]) },
    (asked) => countByTest(level, asked),
  );
  return {
    quotedSpeakers: new ListLoader(level, quotedSpeakers, archive),
    stretchTotals: archive.loader<Stretches, TimeBucketRow[]>('stretchTotals', BY_QUESTION, (questions) =>
      Promise.all(questions.map((question) => stretchTotals(level, question))),
    ),
    // Its rows are what its own select made.
    statementCounts: async <Row extends object>(count: StatementCount<Row>) =>
      (await counts.load(count)) as Row[],
  };
}
