import { Logger, makeWorkerUtils } from 'graphile-worker';
import type { Database } from '../../store/database.js';

/** Any number will do, so long as every version of Verbatim takes the same. */
const QUEUE_LOCK = 8_412_007;

/** What happens to a job is told by the job itself. */
export const SILENT = new Logger(() => () => undefined);

/** Makes the tables of the queue, or brings them up to date. Of two processes that start at once one does. */
export async function prepareQueue(database: Database, databaseUrl: string): Promise<void> {
  await database.withAdvisoryLock(QUEUE_LOCK, async () => {
    const queue = await makeWorkerUtils({ connectionString: databaseUrl, logger: SILENT });
    try {
      await queue.migrate();
    } finally {
      await queue.release();
    }
  });
}
