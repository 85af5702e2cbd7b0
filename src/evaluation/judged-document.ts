import type { TextSpan } from '../domain/text-span.js';
import type { Measure, Tally } from './figures.js';

/** Something that the analysis got wrong, with what to show of it. */
export interface JudgedError {
  readonly document: string;
  /** What went wrong and by which rule: errors of a kind have the same. */
  readonly group: string;
  /** The words to show in their context. */
  readonly span: TextSpan;
  /** What the gold has in its place; null where it has nothing. */
  readonly instead: string | null;
}

/** What one document of a corpus adds to the figures, and what went wrong in it. */
export interface JudgedDocument {
  readonly text: string;
  readonly tally: Tally;
  readonly errors: readonly JudgedError[];
  /** How many spans of the analysis were held against the text. */
  readonly spans: number;
}

/** A way of measuring: what it measures, and how it judges one line of a corpus. */
export interface Evaluation {
  readonly measures: readonly Measure[];
  /** @throws VerbatimError BAD_USER_INPUT for a line that is not of the format */
  readonly judge: (line: string) => JudgedDocument;
}
