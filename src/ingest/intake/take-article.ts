import { Readable } from 'node:stream';
import type { TakenArticle } from '../../domain/archive-writer.js';
import { VerbatimError } from '../../domain/errors.js';
import type { Database } from '../../store/database.js';
import { articleIdOf } from '../identity.js';
import { ingestPage } from '../ingest-page.js';
import type { Page } from '../page.js';
import { readUnit } from '../readers/read-unit.js';
import type { Unit } from '../readers/unit.js';
import { unitsOf } from '../readers/units-of.js';
import type { ArticleTask } from './intake-task.js';

/** The one page at an address: what is there may be a feed or an archive as well. */
async function readFetched({ bytes, charset, options }: ArticleTask): Promise<Page> {
  let found: Unit | null = null;
  for await (const unit of unitsOf(Readable.from([bytes]), { charset, options })) {
    if (found) {
      throw new VerbatimError(
        'PAGE_UNREADABLE',
        'There is more than one article at this address: `verbatim ingest` reads them all.',
      );
    }
    found = unit;
  }
  if (!found) throw new VerbatimError('PAGE_UNREADABLE', 'There is no article at this address.');
  return readUnit(found);
}

/** Reads a page that was sent in, by the same readers as any other, and stores its article. */
export async function takeArticle(database: Database, task: ArticleTask): Promise<TakenArticle> {
  const { bytes, charset, isFetched, options, principal } = task;
  const page = isFetched
    ? await readFetched(task)
    : await readUnit({ part: null, kind: 'page', bytes, charset, options });
  return { articleId: articleIdOf(page), outcome: await ingestPage(database, page, principal) };
}
