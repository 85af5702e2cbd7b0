import { ANALYSIS_VERSION } from '../analysis/analyze-article.js';
import { isOlderAnalysis } from '../domain/analysis-version.js';
import type { VerbatimError } from '../domain/errors.js';
import { IngestOutcome } from '../domain/ingest-outcome.js';
import type { Database } from '../store/database.js';
import { analysedArticles, articleIdsOfAnalyses } from '../store/stored-articles.js';
import { refusal, refusalError } from './failure.js';
import type { UnitOutcome } from './store-unit.js';
import { WorkerPool } from './worker-pool.js';

const IDS_AT_ONCE = 1000;

/** Is told how it goes. */
export interface ReanalysisObserver {
  /** @param total how many articles there are to analyse */
  onBegin?(total: number): void;
  onArticle?(): void;
  onFailed?(articleId: string, error: VerbatimError): void;
}

export interface ReanalysisSummary {
  readonly reanalysed: number;
  /** Those that another process did meanwhile. */
  readonly unchanged: number;
  readonly failed: number;
}

/**
 * Runs the analysis of this version over every stored article whose findings an older one made, on all cores, each in a
 * transaction of its own. An article that is done is told by its analysis' version, so that one more run goes on where
 * another ended, however it ended.
 * @param since the oldest version whose findings are replaced; null for all
 * @param signal stops it between two articles
 * @throws VerbatimError DATABASE_UNREACHABLE, DATABASE_FORBIDDEN: then nothing after it is done
 */
export async function reanalyseArticles(
  database: Database,
  databaseUrl: string,
  since: string | null,
  observer: ReanalysisObserver,
  signal: AbortSignal,
): Promise<ReanalysisSummary> {
  const older = (await analysedArticles(database)).filter(
    ({ analysisVersion }) =>
      isOlderAnalysis(analysisVersion, ANALYSIS_VERSION) &&
      (since === null || !isOlderAnalysis(analysisVersion, since)),
  );
  observer.onBegin?.(older.reduce((sum, { count }) => sum + count, 0));
  const summary = { reanalysed: 0, unchanged: 0, failed: 0 };
  if (older.length === 0) return summary;
  const pool = new WorkerPool('reanalyse-worker', databaseUrl);
  const running = new Set<Promise<void>>();
  let failure: VerbatimError | undefined;
  const count = (articleId: string, outcome: UnitOutcome): void => {
    if ('outcome' in outcome) {
      summary[outcome.outcome === IngestOutcome.UNCHANGED ? 'unchanged' : 'reanalysed']++;
      observer.onArticle?.();
      return;
    }
    const error = refusalError(outcome);
    if (error.code.startsWith('DATABASE_')) failure ??= error;
    summary.failed++;
    observer.onFailed?.(articleId, error);
  };
  const begin = async (articleId: string): Promise<void> => {
    // A thread that ran out of memory, say, fails the one article.
    count(articleId, await pool.run(articleId).catch(refusal));
  };
  const versions = older.map(({ analysisVersion }) => analysisVersion);
  try {
    for await (const articleId of idsOf(database, versions)) {
      if (signal.aborted || failure !== undefined) break;
      const task: Promise<void> = begin(articleId).finally(() => running.delete(task));
      running.add(task);
      if (running.size >= pool.mostWaiting) await Promise.race(running);
    }
    await Promise.all(running);
  } finally {
    await pool.close();
  }
  if (failure !== undefined) throw failure;
  return summary;
}

async function* idsOf(database: Database, versions: readonly string[]): AsyncGenerator<string> {
  let past: string | null = null;
  for (;;) {
    const ids: string[] = await articleIdsOfAnalyses(database, versions, past, IDS_AT_ONCE);
    yield* ids;
    past = ids.at(-1) ?? null;
    if (past === null) return;
  }
}
