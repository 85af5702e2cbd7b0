import type {
  ArchiveWriter,
  ArticleSubmission,
  CommentDecision,
  CommentSubmission,
  TakenArticle,
  TakenComment,
} from '../../domain/archive-writer.js';
import { USUAL_COMMENT_RULES, type CommentRules } from '../../domain/comment-rules.js';
import { VerbatimError } from '../../domain/errors.js';
import type { PageLimits } from '../../domain/page-limits.js';
import type { Principal } from '../../domain/principal.js';
import type { ReadOptions } from '../read-text-page.js';
import { collect, largestPageBytes } from '../readers/limits.js';
import type { FetchOptions, PageFetcher } from '../sources/page-fetcher.js';
import { refusalError, type Failure } from '../failure.js';
import type { ArticleTask, IntakeResult, IntakeTask } from './intake-task.js';

/** Where the work is done: in threads of their own, as a server must, or here. */
export interface IntakeWork {
  run(task: IntakeTask): Promise<IntakeResult>;
  close(): Promise<void>;
}

export interface IntakeOptions extends FetchOptions {
  /** What decides about comments that arrive. */
  readonly commentRules?: CommentRules;
  /** How much one page may be. */
  readonly pageLimits?: PageLimits;
}

type Content = Pick<ArticleTask, 'bytes' | 'charset' | 'isFetched' | 'options'>;

/** What is our fault is told to the log alone. */
function errorOf(failure: Failure): Error {
  const error = refusalError(failure);
  return failure.code === 'INTERNAL_ERROR' ? new Error(error.message, { cause: error.cause }) : error;
}

/** Takes in what is sent to a server. Talks to the hosts that addresses name, and to whoever reads, analyses and stores. */
export class Intake implements ArchiveWriter {
  private fetcher: Promise<PageFetcher> | null = null;

  constructor(
    private readonly work: IntakeWork,
    private readonly options: IntakeOptions = {},
  ) {}

  async ingestArticle(principal: Principal, submission: ArticleSubmission): Promise<TakenArticle> {
    const content = await this.contentOf(submission);
    const result = await this.work.run({ kind: 'ARTICLE', principal, ...content });
    if ('article' in result) return result.article;
    throw 'code' in result ? errorOf(result) : new Error('A comment was taken for an article.');
  }

  addComment(principal: Principal, submission: CommentSubmission): Promise<TakenComment> {
    const rules = this.options.commentRules ?? USUAL_COMMENT_RULES;
    return this.comment({ kind: 'COMMENT', principal, submission, rules });
  }

  moderateComment(principal: Principal, decision: CommentDecision): Promise<TakenComment> {
    return this.comment({ kind: 'DECISION', principal, decision });
  }

  /** Waits for nothing: what is under way is given up. */
  async close(): Promise<void> {
    await this.work.close();
    await (await this.fetcher)?.close();
  }

  private async comment(task: Exclude<IntakeTask, ArticleTask>): Promise<TakenComment> {
    const result = await this.work.run(task);
    if ('comment' in result) return result.comment;
    throw 'code' in result ? errorOf(result) : new Error('An article was taken for a comment.');
  }

  private async contentOf({ page, address, ...told }: ArticleSubmission): Promise<Content> {
    const { pageLimits: limits } = this.options;
    const options: ReadOptions = { ...told, ...(limits ? { limits } : {}) };
    if (page !== null) return { bytes: Buffer.from(page), charset: 'utf-8', isFetched: false, options };
    if (address === null)
      throw new VerbatimError('BAD_USER_INPUT', 'There is no page, and no address of one.');
    const { url, charset, bytes } = await (await this.openFetcher()).fetch(address);
    const fetched: ReadOptions = { url, retrievedAt: new Date(), ...options };
    return {
      bytes: await collect(bytes, largestPageBytes(limits)),
      charset,
      isFetched: true,
      options: fetched,
    };
  }

  /** Loaded when needed, and one for all: it knows which host was asked when. */
  private openFetcher(): Promise<PageFetcher> {
    this.fetcher ??= import('../sources/page-fetcher.js').then(
      ({ PageFetcher }) => new PageFetcher(this.options),
    );
    return this.fetcher;
  }
}
