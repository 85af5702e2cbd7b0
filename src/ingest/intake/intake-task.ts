import type { TakenArticle } from '../../domain/archive-writer.js';
import type { Principal } from '../../domain/principal.js';
import type { Database } from '../../store/database.js';
import type { ReadOptions } from '../read-text-page.js';
import type { Failure } from '../store-unit.js';
import { refusal } from '../store-unit.js';
import { takeArticle } from './take-article.js';

/** Something that was sent in, as a thread is given it. */
export interface IntakeTask {
  readonly kind: 'ARTICLE';
  readonly principal: Principal;
  readonly bytes: Uint8Array;
  /** What the transport told of the encoding; null where the bytes are UTF-8. */
  readonly charset: string | null;
  /** Whether it came from an address, where anything may be, rather than as a page. */
  readonly isFetched: boolean;
  readonly options: ReadOptions;
}

export type IntakeResult = { readonly article: TakenArticle } | Failure;

/** Does what was asked, in one transaction. What fails is told, to be sent to another thread. */
export async function performIntake(database: Database, task: IntakeTask): Promise<IntakeResult> {
  try {
    return { article: await takeArticle(database, task) };
  } catch (error) {
    return refusal(error);
  }
}
