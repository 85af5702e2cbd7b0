import { VerbatimError } from '../../domain/errors.js';
import type { ReadOptions } from '../read-text-page.js';
import type { ToldComment } from './link-replies.js';

/** An article as feeds, JSON and tables tell it: its parts by name. */
export interface ToldArticle {
  readonly url: string | null;
  readonly outlet: string | null;
  readonly headline: string | null;
  readonly standfirst: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: Date | null;
  readonly language: string | null;
  /** The body, as HTML or as words with an empty line between paragraphs; null where comments are all that is told. */
  readonly body: { readonly text: string; readonly isHtml: boolean; readonly isSummary: boolean } | null;
  readonly comments: readonly ToldComment[];
}

/**
 * What one article is read from, cut out of its file and not read yet: it may be sent to another thread. `part` tells
 * where in the file it stands; null where it is all of it.
 */
export type Unit = { readonly part: string | null } & (
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      readonly charset: string | null;
      readonly options: ReadOptions;
    }
  | { readonly kind: 'told'; readonly article: ToldArticle; readonly options: ReadOptions }
  | { readonly kind: 'refused'; readonly error: VerbatimError }
);

/** What cannot be read becomes a unit too, for the reject list. */
export function refusedUnit(part: string | null, error: unknown): Extract<Unit, { kind: 'refused' }> {
  if (!(error instanceof VerbatimError)) throw error;
  return { part, kind: 'refused', error };
}
