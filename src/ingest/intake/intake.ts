import type { ArchiveWriter, ArticleSubmission, TakenArticle } from '../../domain/archive-writer.js';
import { VerbatimError } from '../../domain/errors.js';
import type { Principal } from '../../domain/principal.js';
import type { ReadOptions } from '../read-text-page.js';
import { collect } from '../readers/limits.js';
import type { FetchOptions, PageFetcher } from '../sources/page-fetcher.js';
import { refusalError, type Failure } from '../store-unit.js';
import type { IntakeResult, IntakeTask } from './intake-task.js';

/** Where the work is done: in threads of their own, as a server must, or here. */
export interface IntakeWork {
  run(task: IntakeTask): Promise<IntakeResult>;
  close(): Promise<void>;
}

/** What is our fault is told to the log alone. */
function errorOf(failure: Failure): Error {
  const error = refusalError(failure);
  return failure.code === 'INTERNAL_ERROR' ? new Error(error.message, { cause: error.cause }) : error;
}

type Content = Pick<IntakeTask, 'bytes' | 'charset' | 'isFetched' | 'options'>;

/** Takes in what is sent to a server. Talks to the hosts that addresses name, and to whoever reads, analyses and stores. */
export class Intake implements ArchiveWriter {
  private fetcher: Promise<PageFetcher> | null = null;

  constructor(
    private readonly work: IntakeWork,
    private readonly fetching: FetchOptions = {},
  ) {}

  async ingestArticle(principal: Principal, submission: ArticleSubmission): Promise<TakenArticle> {
    const content = await this.contentOf(submission);
    const result = await this.work.run({ kind: 'ARTICLE', principal, ...content });
    if ('code' in result) throw errorOf(result);
    return result.article;
  }

  /** Waits for nothing: what is under way is given up. */
  async close(): Promise<void> {
    await this.work.close();
    await (await this.fetcher)?.close();
  }

  private async contentOf({ page, address, ...known }: ArticleSubmission): Promise<Content> {
    const options: ReadOptions = known;
    if (page !== null) return { bytes: Buffer.from(page), charset: 'utf-8', isFetched: false, options };
    if (address === null)
      throw new VerbatimError('BAD_USER_INPUT', 'There is no page, and no address of one.');
    // Loaded when needed, and one for all: it knows which host was asked when.
    this.fetcher ??= import('../sources/page-fetcher.js').then(
      (module) => new module.PageFetcher(this.fetching),
    );
    const { url, charset, bytes } = await (await this.fetcher).fetch(address);
    const fetched = { url, retrievedAt: new Date(), ...options };
    return { bytes: await collect(bytes), charset, isFetched: true, options: fetched };
  }
}
