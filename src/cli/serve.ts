import { once } from 'node:events';
import { join } from 'node:path';
import { Command } from 'commander';
import { destination, type Logger } from 'pino';
import { describeSettings, readConfig, type Config } from '../server/config.js';
import { FIRST_QUERY } from '../server/example-operations.js';
import type { RefusedFile } from '../ingest/ingest-files.js';
import { createLogger } from '../server/monitoring/create-logger.js';
import type { OpenDatabase } from '../server/open-database.js';
import type { Replicas } from '../store/replicas.js';
import { packageFolder } from '../server/package-folder.js';
import { boundHeap, PERCENT_OF_SERVER } from './bound-heap.js';
import { ProgressBar } from './progress-bar.js';
import { describeFailure } from './report-failure.js';
import { stopSignal } from './stop-signal.js';

/** A reader is told within two seconds that the database is away. */
const READERS_PATIENCE_MS = 1_500;
/** Before the primary is asked instead. */
const REPLICAS_PATIENCE_MS = 500;

async function loadSample({ database }: OpenDatabase, logger: Logger, signal: AbortSignal): Promise<void> {
  const { pageFiles } = await import('../ingest/sources/page-files.js');
  const { isSampleWanted } = await import('../ingest/sample-archive.js');
  const files = await pageFiles([join(packageFolder(), 'sample')]);
  if (!(await isSampleWanted(database, files))) return;
  // Loaded for the first start only: the analysis brings a language model.
  const { ingestFiles } = await import('../ingest/ingest-files.js');
  const bar = new ProgressBar('Loading the sample archive', files.length);
  try {
    const refused: RefusedFile[] = [];
    const observer = { onFile: bar.step, onRefused: (file: RefusedFile) => void refused.push(file) };
    await ingestFiles(database, files, {}, observer, signal);
    signal.throwIfAborted();
    for (const { file, error } of refused) logger.warn({ file }, describeFailure(error));
  } finally {
    bar.stop();
  }
}

function logPlace({ dataDir }: Config, { postgres: { folder } }: OpenDatabase, logger: Logger): void {
  if (folder === null || folder.startsWith(dataDir)) return;
  logger.info(
    { folder },
    'PostgreSQL does not run as root, nor can others enter DATA_DIR: its data is elsewhere.',
  );
}

async function watchReplicas(
  { replicaUrls, replicaLagMs, memoryRows, statementTimeoutMs }: Config,
  { database }: OpenDatabase,
): Promise<Replicas | null> {
  if (replicaUrls.length === 0) return null;
  const { Replicas } = await import('../store/replicas.js');
  return Replicas.watch(database, replicaUrls, {
    lagMs: replicaLagMs,
    memoryRows,
    statementTimeoutMs,
    patienceMs: REPLICAS_PATIENCE_MS,
    isWatched: true,
  });
}

async function run(config: Config, signal: AbortSignal): Promise<void> {
  const logger = createLogger(config.logLevel, destination(2));
  // Loaded when needed, as `--help` and the other commands do without; the second while PostgreSQL starts.
  const { openDatabase } = await import('../server/open-database.js');
  const [open, { createHttpServer }] = await Promise.all([
    openDatabase(config, {
      statementTimeoutMs: config.statementTimeoutMs,
      patienceMs: READERS_PATIENCE_MS,
      isWatched: true,
    }),
    import('../server/http.js'),
  ]);
  const { Intake } = await import('../ingest/intake/intake.js');
  const { IntakePool } = await import('../ingest/intake/intake-pool.js');
  const writer = new Intake(new IntakePool(open.postgres.url, config.intake.pageTimeoutMs), config.intake);
  let replicas: Replicas | null = null;
  try {
    signal.throwIfAborted();
    logPlace(config, open, logger);
    if (config.loadSample) await loadSample(open, logger, signal);
    const { startMetrics } = await import('../server/monitoring/start-metrics.js');
    const { startTracing } = await import('../server/monitoring/start-tracing.js');
    replicas = await watchReplicas(config, open);
    const monitor = await startMetrics(config, open.database, replicas, logger);
    const tracing = await startTracing(config, logger);
    const server = await createHttpServer(open.database, logger, {
      ...config,
      writer,
      replicas,
      metrics: monitor?.metrics ?? null,
      tracing,
    });
    try {
      const address = await server.listen(config.host, config.port);
      process.stdout.write(
        `\nVerbatim answers at ${address}\n\nA first query to paste there:\n\n${FIRST_QUERY}\n\n`,
      );
      if (!signal.aborted) await once(signal, 'abort');
    } finally {
      await server.close();
      await monitor?.close();
      await tracing?.close();
    }
  } finally {
    await replicas?.close();
    await writer.close();
    await open.close();
  }
}

async function serve(): Promise<void> {
  const config = readConfig();
  boundHeap(PERCENT_OF_SERVER);
  const signal = stopSignal();
  try {
    await run(config, signal);
  } catch (error) {
    // What a Ctrl-C interrupts has not failed.
    if (!signal.aborted) throw error;
  }
}

/** `verbatim serve`: the archive over GraphQL. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the archive over GraphQL; the sample archive is loaded into an empty database')
    .addHelpText('after', `${describeSettings()}\nExample:\n  PORT=8080 verbatim serve`)
    .action(serve);
}
