import type { ArticleFindings, CommentFindings, SpeakerReference } from '../analysis/findings.js';
import { UNKNOWN_TIME } from '../store/unknown-time.js';
import type { Page } from './page.js';
import type { ThreadedComment } from './thread-comments.js';

/** What is to be stored of one article, once every entity has its id. */
export interface AnalysedPage {
  readonly articleId: string;
  readonly page: Pick<Page, 'text' | 'publishedAt'>;
  readonly findings: ArticleFindings;
  /** The comments to be stored, each in its place. */
  readonly threaded: readonly ThreadedComment[];
  /** What was found in each of them. */
  readonly comments: readonly CommentFindings[];
  /** The ids of `findings.entities`. */
  readonly entityIds: readonly string[];
  /** The ids of each comment's `newEntities`. */
  readonly commentEntityIds: readonly (readonly string[])[];
  /** The ids of the authors. */
  readonly bylineIds: readonly string[];
}

/** Looks an index up that the analysis promises to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined)
    throw new RangeError(`A finding refers to number ${String(index)} of ${String(list.length)}.`);
  return found;
}

/** @returns what a statement is ordered by: its time as ISO 8601 in UTC, or '-infinity' where that is unknown */
export function chronologyOf(saidAt: Date | null): string {
  return saidAt?.toISOString() ?? UNKNOWN_TIME;
}

/** The columns that a speaker fills: an entity's or a source's. */
export function speakerColumns(
  speaker: SpeakerReference | null,
  entityIds: readonly string[],
  sourceIds: readonly number[],
): { speakerEntityId: string | null; speakerSourceId: number | null } {
  return {
    speakerEntityId: speaker?.type === 'ENTITY' ? at(entityIds, speaker.index) : null,
    speakerSourceId: speaker?.type === 'UNNAMED_SOURCE' ? at(sourceIds, speaker.index) : null,
  };
}
