import { workerData } from 'piscina';
import { IngestOutcome } from '../domain/ingest-outcome.js';
import { Database } from '../store/database.js';
import { reanalyseArticle } from './reanalyse-article.js';
import { refusal } from './failure.js';
import type { UnitOutcome } from './store-unit.js';
import type { WorkerSettings } from './worker-pool.js';

const { databaseUrl } = workerData as WorkerSettings;
const database = Database.connect(databaseUrl, { isWriter: true });
// Told to whoever awaits it below.
database.catch(() => undefined);

/** Analyses one stored article anew, in a thread of its own with a connection of its own. */
export default async function reanalyse(articleId: string): Promise<UnitOutcome> {
  try {
    const isDone = await reanalyseArticle(await database, articleId);
    return { outcome: isDone ? IngestOutcome.CHANGED : IngestOutcome.UNCHANGED };
  } catch (error) {
    return refusal(error);
  }
}
