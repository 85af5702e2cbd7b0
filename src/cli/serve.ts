import { join } from 'node:path';
import { Command } from 'commander';
import { pino, destination } from 'pino';
import { describeSettings, readConfig } from '../server/config.js';
import { createHttpServer, listen } from '../server/http.js';
import { openDatabase, type OpenDatabase } from '../server/open-database.js';
import { packageFolder } from '../server/package-folder.js';
import { ingestFiles } from '../ingest/ingest-files.js';
import { pageFiles } from '../ingest/page-files.js';
import { countArticles } from '../store/articles.js';
import { ProgressBar } from './progress-bar.js';

const FIRST_QUERY = `{
  organization(name: "Haqqani network") {
    statements(first: 5) {
      totalCount
      nodes { text saidAt article { headline } ... on Quote { speaker { name } } }
    }
  }
}`;

async function loadSample({ database }: OpenDatabase): Promise<void> {
  if ((await countArticles(database)) > 0) return;
  const files = await pageFiles([join(packageFolder(), 'sample')]);
  const bar = new ProgressBar('Loading the sample archive', files.length);
  try {
    await ingestFiles(database, files, {}, () => {
      bar.step();
    });
  } finally {
    bar.stop();
  }
}

/** Resolves at the first Ctrl-C or SIGTERM; those that follow change nothing. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}

async function serve(): Promise<void> {
  const config = readConfig();
  const stopped = stopSignal();
  const logger = pino({ level: config.logLevel }, destination(2));
  const open = await openDatabase(config);
  try {
    if (config.loadSample) await loadSample(open);
    const app = await createHttpServer(open.database, logger);
    try {
      const address = await listen(app, config.host, config.port);
      process.stdout.write(`\nVerbatim answers at ${address}\n\nA first query to paste there:\n\n${FIRST_QUERY}\n\n`);
      await stopped;
    } finally {
      await app.close();
    }
  } finally {
    await open.close();
  }
}

export function serveCommand(): Command {
  return new Command('serve')
    .description('Serve the archive over GraphQL; the sample archive is loaded into an empty database')
    .addHelpText('after', `${describeSettings()}\nExample:\n  PORT=8080 verbatim serve`)
    .action(serve);
}
