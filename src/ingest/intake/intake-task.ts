import type {
  CommentDecision,
  CommentSubmission,
  TakenArticle,
  TakenComment,
} from '../../domain/archive-writer.js';
import type { CommentRules } from '../../domain/comment-rules.js';
import type { Principal } from '../../domain/principal.js';
import type { Database } from '../../store/database.js';
import { addComment } from '../comments/add-comment.js';
import { moderateComment } from '../comments/moderate-comment.js';
import type { ReadOptions } from '../read-text-page.js';
import { refusal, type Failure } from '../failure.js';
import { takeArticle } from './take-article.js';

/** A page that was sent in, or fetched. */
export interface ArticleTask {
  readonly kind: 'ARTICLE';
  readonly principal: Principal;
  readonly bytes: Uint8Array;
  /** What the transport told of the encoding. */
  readonly charset: string | null;
  /** Whether it came from an address, where anything may be, rather than as a page. */
  readonly isFetched: boolean;
  readonly options: ReadOptions;
}

interface CommentTask {
  readonly kind: 'COMMENT';
  readonly principal: Principal;
  readonly submission: CommentSubmission;
  readonly rules: CommentRules;
}

interface DecisionTask {
  readonly kind: 'DECISION';
  readonly principal: Principal;
  readonly decision: CommentDecision;
}

/** What was sent in, as a thread is given it. */
export type IntakeTask = ArticleTask | CommentTask | DecisionTask;

/** What was done. */
export type IntakeResult = { readonly article: TakenArticle } | { readonly comment: TakenComment } | Failure;

async function perform(database: Database, task: IntakeTask): Promise<IntakeResult> {
  switch (task.kind) {
    case 'ARTICLE':
      return { article: await takeArticle(database, task) };
    case 'COMMENT':
      return { comment: await addComment(database, task.principal, task.submission, task.rules) };
    case 'DECISION':
      return { comment: await moderateComment(database, task.principal, task.decision) };
  }
}

/** Does what was asked, in one transaction. What fails is told, to be sent to another thread. */
export async function performIntake(database: Database, task: IntakeTask): Promise<IntakeResult> {
  try {
    return await perform(database, task);
  } catch (error) {
    return refusal(error);
  }
}
